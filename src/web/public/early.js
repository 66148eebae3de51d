/* Runs before the first paint: a reader who chose dark never sees a white flash, and words of the start page stand only there.
   When the script of the app does not come, the page says so instead of staying empty. */
(function () {
  var theme = /(?:^|; )lente_theme=(light|dark)/.exec(document.cookie);
  if (theme) document.documentElement.dataset.theme = theme[1];
  if (/(?:^|; )lente_language=en/.test(document.cookie)) document.documentElement.lang = 'en';
  if (location.pathname !== '/' || /(?:^|; )lente_role=/.test(document.cookie)) document.documentElement.dataset.at = 'elsewhere';
  addEventListener(
    'error',
    function (event) {
      if (event.target && event.target.tagName === 'SCRIPT') document.documentElement.dataset.script = 'missing';
    },
    true,
  );
})();
