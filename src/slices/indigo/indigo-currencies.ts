/** Currency codes in use. Source: ISO 4217 list one (without the codes for metals, tests and funds). */
export const CURRENCY_CODES: ReadonlySet<string> = new Set(
  (
    'AED AFN ALL AMD AOA ARS AUD AWG AZN BAM BBD BDT BGN BHD BIF BMD BND BOB BRL BSD BTN BWP BYN BZD CAD CDF CHF CLP CNY COP CRC CUP CVE CZK ' +
    'DJF DKK DOP DZD EGP ERN ETB EUR FJD FKP GBP GEL GHS GIP GMD GNF GTQ GYD HKD HNL HTG HUF IDR ILS INR IQD IRR ISK JMD JOD JPY KES KGS KHR ' +
    'KMF KPW KRW KWD KYD KZT LAK LBP LKR LRD LSL LYD MAD MDL MGA MKD MMK MNT MOP MRU MUR MVR MWK MXN MYR MZN NAD NGN NIO NOK NPR NZD OMR PAB ' +
    'PEN PGK PHP PKR PLN PYG QAR RON RSD RUB RWF SAR SBD SCR SDG SEK SGD SHP SLE SOS SRD SSP STN SYP SZL THB TJS TMT TND TOP TRY TTD TWD TZS ' +
    'UAH UGX USD UYU UZS VES VND VUV WST XAF XCD XOF XPF YER ZAR ZMW ZWG'
  ).split(' '),
);

/** Names that mean one currency only. "Dollar", "krona" or "Swedish" are left out on purpose: they need somebody to choose. */
export const CURRENCY_NAMES: ReadonlyMap<string, string> = new Map([
  ...names('CHF', 'swiss franc', 'swiss francs'),
  ...names('JPY', 'japanese yen', 'yen'),
  ...names('KRW', 'south korean won', 'korean won'),
  ...names('RUB', 'russian ruble', 'russian rubles', 'russian rouble', 'russian roubles'),
  ...names('ILS', 'israeli new shekel', 'israeli new shekels', 'new israeli shekel', 'new israeli shekels'),
  ...names('ZAR', 'south african rand'),
  ...names('NZD', 'nz dollar', 'nz dollars', 'new zealand dollar', 'new zealand dollars'),
  ...names('AUD', 'australian dollar', 'australian dollars'),
  ...names('CAD', 'canadian dollar', 'canadian dollars'),
  ...names('USD', 'us dollar', 'us dollars'),
  ...names('GBP', 'pound sterling', 'pounds sterling', 'british pound', 'british pounds'),
  ...names('EUR', 'euro', 'euros'),
  ...names('SEK', 'swedish krona', 'swedish kronor'),
  ...names('NOK', 'norwegian krone', 'norwegian kroner'),
  ...names('DKK', 'danish krone', 'danish kroner'),
  ...names('INR', 'indian rupee', 'indian rupees'),
]);

function names(code: string, ...spellings: readonly string[]): readonly (readonly [string, string])[] {
  return spellings.map((spelling) => [spelling, code]);
}
