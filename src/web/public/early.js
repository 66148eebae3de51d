/* Runs before the first paint: a reader who chose dark never sees a white flash, and words of the start page stand only there. */
(function () {
  var theme = /(?:^|; )lente_theme=(light|dark)/.exec(document.cookie);
  if (theme) document.documentElement.dataset.theme = theme[1];
  if (/(?:^|; )lente_language=en/.test(document.cookie)) document.documentElement.lang = 'en';
  if (location.pathname !== '/' || /(?:^|; )lente_role=/.test(document.cookie)) document.documentElement.dataset.at = 'elsewhere';
})();
