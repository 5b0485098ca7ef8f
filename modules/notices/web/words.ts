/** Words of notices and live news. */
import { defineText } from '#platform/text/define.ts'

export const noticeWords = defineText({
  zh: {
    title: '通知',
    bell: (unread: number) => (unread ? `通知，${unread} 条未读` : '通知'),
    unread: '未读',
    markAll: '全部标为已读',
    emptyTitle: '还没有通知',
    emptyText: '您反映的事每走一步，这里都会告诉您。',
    signIn: '登录后可以看到您的通知。',
    goSignIn: '去登录',
    news: '有更新，点此刷新',
  },
  en: {
    title: 'Notices',
    bell: (unread: number) => (unread ? `Notices, ${unread} unread` : 'Notices'),
    unread: 'unread',
    markAll: 'Mark all as read',
    emptyTitle: 'No notices yet',
    emptyText: 'You are told here of every step in what you reported.',
    signIn: 'Sign in to see your notices.',
    goSignIn: 'Sign in',
    news: 'There is news; tap to refresh',
  },
})
