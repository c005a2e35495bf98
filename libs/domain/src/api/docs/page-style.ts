/** The style of the documentation page; its hash stands in the page's content security policy. */
export const pageStyle = [
  ':root{color-scheme:light dark;font:16px/1.5 system-ui,sans-serif}',
  'body{margin:0}main{max-width:64rem;margin:0 auto;padding:1rem}',
  'section{border-top:1px solid #8886;margin-top:2rem}',
  'table{border-collapse:collapse;width:100%;margin:1rem 0;font-size:.9rem}',
  'th,td{text-align:left;vertical-align:top;padding:.3rem .6rem;border-bottom:1px solid #8884}',
  'td:first-child{white-space:nowrap}',
  'code,pre{font-family:ui-monospace,monospace;font-size:.9em}',
  'pre{overflow:auto;background:#8882;padding:.6rem;border-radius:.3rem}',
].join('');
