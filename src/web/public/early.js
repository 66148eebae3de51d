/* Runs before the first paint, so that a reader who chose dark never sees a white flash. */
(function () {
  var theme = /(?:^|; )lente_theme=(light|dark)/.exec(document.cookie);
  if (theme) document.documentElement.dataset.theme = theme[1];
  if (/(?:^|; )lente_language=en/.test(document.cookie)) document.documentElement.lang = 'en';
})();
