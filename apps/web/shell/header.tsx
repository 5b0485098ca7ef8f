/**
 * The header: whose product, which place, language, text size, who one is.
 */
import { Link } from '@tanstack/react-router'
import { ChevronDown, CircleUserRound, MapPin, Phone } from 'lucide-react'
import type { Me } from '#modules/accounts/web/use-me.ts'
import { NoticeBell } from '#modules/notices/web/bell.tsx'
import { places } from '#modules/places/contract.ts'
import { setLang } from '#platform/text/language.ts'
import { sayPlace } from '#platform/text/place-name.ts'
import { useLang, useText } from '#platform/text/use-text.ts'
import { largeText, useKept } from '#platform/ui/preferences.ts'
import { useCall } from '#platform/ui/query.ts'
import { webWords } from '../words.ts'
import { useMyPlace } from './my-place.ts'

/** The mark: two roofs on one ground. */
function Mark() {
  return (
    <svg viewBox="0 0 32 32" className="mark" aria-hidden="true" focusable="false">
      <path d="M5.5 25V15.2L11.5 9.5l6 5.7V25" />
      <path d="M17.5 12.2 20.5 9.5l6 5.7V25" className="mark-2" />
      <path d="M4 25h24" />
    </svg>
  )
}

/** In large-text mode a telephone number is always in reach. */
function CallLink({ code }: { code: string | undefined }) {
  const t = useText(webWords)
  const community = useCall(places.community, { code: code ?? '' }, { when: code !== undefined }).data
  const number = community?.hotline ?? '12345'
  return (
    <a className="tool call num" href={`tel:${number}`} aria-label={t.call(number)}>
      <Phone size={22} aria-hidden="true" />
      {number}
    </a>
  )
}

/** Header of the portal. */
export function Header({ me }: { me: Me | undefined }) {
  const t = useText(webWords)
  const lang = useLang()
  const large = useKept(largeText)
  const place = useMyPlace()
  return (
    <header className="header off-paper">
      <div className="header-in">
        <Link to="/" className="wordmark">
          <Mark />
          <span>{t.product}</span>
        </Link>
        <Link to="/" search={{ choose: true }} className="place-link">
          <MapPin size={18} aria-hidden="true" />
          <span>{place ? sayPlace(place.name) : t.choosePlace}</span>
          <ChevronDown size={16} aria-hidden="true" />
        </Link>
        {large ? <CallLink code={place?.code} /> : null}
        <nav className="header-links" aria-label={t.mainMenu}>
          <Link to="/report">{t.report}</Link>
          <Link to="/map">{t.nearby}</Link>
          <Link to="/mine">{t.mine}</Link>
          {me?.positions.length ? <Link to="/work">{t.work}</Link> : null}
        </nav>
        <div className="header-tools">
          <button
            type="button"
            className="tool"
            aria-pressed={large}
            // What is said begins with what is seen: on a phone that is the short word.
            aria-label={large ? `${t.normalTextShort} ${t.normalText}` : `${t.largeTextShort} ${t.largeText}`}
            onClick={() => largeText.set(!large)}
          >
            <span className="tool-long">{large ? t.normalText : t.largeText}</span>
            <span className="tool-short" aria-hidden="true">
              {large ? t.normalTextShort : t.largeTextShort}
            </span>
          </button>
          <button
            type="button"
            className="tool"
            lang={lang === 'zh' ? 'en' : 'zh-CN'}
            aria-label={`${t.otherLang} ${t.otherLangLong}`}
            onClick={() => setLang(lang === 'zh' ? 'en' : 'zh')}
          >
            {t.otherLang}
          </button>
          {me?.signedIn ? <NoticeBell /> : null}
          {me?.signedIn ? (
            <Link to="/account" className="tool who" aria-label={me.name ?? me.login}>
              <CircleUserRound size={22} aria-hidden="true" />
              <span>{me.name}</span>
            </Link>
          ) : (
            <Link to="/sign-in" className="tool">
              {t.signIn}
            </Link>
          )}
        </div>
      </div>
    </header>
  )
}
