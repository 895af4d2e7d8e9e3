import type { ThemeConfig } from 'antd';

/**
 * Colours of the console; every text colour has a contrast of at least 4.5 on white and on the page's background (WCAG 2 AA).
 * `styles.css` has the same values as custom properties.
 */
export const COLOURS = {
  ink: '#16222e',
  muted: '#4b5a69',
  line: '#d5dce3',
  page: '#f4f6f8',
  surface: '#ffffff',
  primary: '#1a4f80',
  success: '#1c6b36',
  warning: '#7d4e00',
  danger: '#a82315',
  info: '#1a4f80',
} as const;

export const theme: ThemeConfig = {
  token: {
    colorPrimary: COLOURS.primary,
    colorLink: COLOURS.primary,
    colorInfo: COLOURS.info,
    colorSuccess: COLOURS.success,
    colorWarning: COLOURS.warning,
    colorError: COLOURS.danger,
    // Made from the dark signal colours by formula, these grounds would come out grey.
    colorSuccessBg: '#e7f3ea',
    colorSuccessBorder: '#9cc9a9',
    colorInfoBg: '#e6eff7',
    colorInfoBorder: '#9dbcd9',
    colorWarningBg: '#fdf3dc',
    colorWarningBorder: '#e0bd72',
    colorErrorBg: '#fcebe8',
    colorErrorBorder: '#e3a79e',
    colorText: COLOURS.ink,
    colorTextSecondary: COLOURS.muted,
    colorTextTertiary: COLOURS.muted,
    colorTextDescription: COLOURS.muted,
    colorTextPlaceholder: '#5f6d7a',
    colorTextDisabled: '#5f6d7a',
    colorBorder: '#8794a1',
    colorBorderSecondary: COLOURS.line,
    colorBgLayout: COLOURS.page,
    borderRadius: 6,
    fontSize: 15,
    controlHeight: 36,
    fontFamily:
      'system-ui, -apple-system, "Segoe UI", Roboto, "Noto Sans", "PingFang SC", "Microsoft YaHei", "Noto Sans CJK SC", sans-serif',
    motionDurationMid: '0.12s',
    motionDurationSlow: '0.16s',
  },
};
