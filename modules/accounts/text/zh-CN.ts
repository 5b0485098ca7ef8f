/** Words of accounts, Chinese. */
export const zh = {
  crossSite: '这个请求来自其他网站，已被拒绝；请在本站页面上重新操作',
  roles: {
    resident: '居民',
    grid: '网格员',
    committee: '村（居）民委员会',
    township: '街道办事处（乡镇政府）',
    agency: '社区服务管理机构',
    department: '县（区）部门',
    county: '县（区）政府',
    city: '市政府',
    province: '省政府',
    admin: '管理员',
  } as Record<string, string>,
}
