/**
 * Linli's tokens for Ant Design: the material takes our colours, sizes and calm.
 */
import { theme as antTheme, type ThemeConfig } from 'antd'

/** The colours of styles/tokens.css, whose values Ant Design reckons with. */
const colours = {
  light: {
    act: '#1f4b6e',
    onAct: '#ffffff',
    need: '#d9822b',
    paper: '#fbfaf7',
    surface: '#ffffff',
    ink: '#1c2126',
    soft: '#4a535b',
    faint: '#666e75',
    line: '#e3e0d8',
    sunken: '#f3f1ea',
    strong: '#8a8f92',
    loss: '#b3261e',
    well: '#2f6b4f',
  },
  dark: {
    act: '#8fbde0',
    onAct: '#0d2233',
    need: '#e59a4d',
    paper: '#14181b',
    surface: '#1c2226',
    ink: '#ece9e2',
    soft: '#c0c4c4',
    faint: '#9ea5a8',
    line: '#343c41',
    sunken: '#232a2f',
    strong: '#7f888d',
    loss: '#f0938b',
    well: '#8cc5a7',
  },
} as const

/** The theme of all Ant Design parts: `large` is the large-text mode, `still` for those who want no motion. */
export function workbenchTheme(options: { dark: boolean; large: boolean; still: boolean }): ThemeConfig {
  const c = options.dark ? colours.dark : colours.light
  return {
    algorithm: options.dark ? antTheme.darkAlgorithm : antTheme.defaultAlgorithm,
    cssVar: { key: 'linli' },
    hashed: false,
    token: {
      colorPrimary: c.act,
      colorInfo: c.act,
      colorLink: c.act,
      colorError: c.loss,
      colorWarning: c.need,
      colorSuccess: c.well,
      colorTextBase: c.ink,
      colorBgBase: c.surface,
      colorBgLayout: c.paper,
      colorBorder: c.strong,
      colorBorderSecondary: c.line,
      colorTextPlaceholder: c.faint,
      colorTextDescription: c.soft,
      colorTextSecondary: c.soft,
      fontFamily: 'inherit',
      fontSize: options.large ? 22 : 14,
      controlHeight: options.large ? 60 : 34,
      borderRadius: 6,
      motionUnit: options.still ? 0 : 0.06,
      motion: !options.still,
      wireframe: false,
    },
    components: {
      Button: {
        primaryShadow: 'none',
        defaultShadow: 'none',
        dangerShadow: 'none',
        primaryColor: c.onAct,
      },
      Segmented: { trackBg: c.sunken },
      Tabs: { horizontalMargin: '0 0 12px 0' },
    },
  }
}
