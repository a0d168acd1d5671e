// Every shipped rule in one table. A new country is one file in `country/` and one row here.

import { CONTACT } from './contact.ts'
import { CREDENTIALS } from './credentials.ts'
import { AR } from './country/ar.ts'
import { AU } from './country/au.ts'
import { BE } from './country/be.ts'
import { BR } from './country/br.ts'
import { CA } from './country/ca.ts'
import { CH } from './country/ch.ts'
import { CN } from './country/cn.ts'
import { DE } from './country/de.ts'
import { DK } from './country/dk.ts'
import { ES } from './country/es.ts'
import { FI } from './country/fi.ts'
import { FR } from './country/fr.ts'
import { GB } from './country/gb.ts'
import { IE } from './country/ie.ts'
import { IL } from './country/il.ts'
import { IN } from './country/in.ts'
import { IT } from './country/it.ts'
import { JP } from './country/jp.ts'
import { KR } from './country/kr.ts'
import { MX } from './country/mx.ts'
import { NG } from './country/ng.ts'
import { NL } from './country/nl.ts'
import { NO } from './country/no.ts'
import { PH } from './country/ph.ts'
import { PL } from './country/pl.ts'
import { PT } from './country/pt.ts'
import { SE } from './country/se.ts'
import { SG } from './country/sg.ts'
import { TH } from './country/th.ts'
import { TR } from './country/tr.ts'
import { TW } from './country/tw.ts'
import { US } from './country/us.ts'
import { US_HEALTH } from './country/us-health.ts'
import { ZA } from './country/za.ts'
import { DATES } from './dates.ts'
import { DEVICES } from './devices.ts'
import { NAMES } from './names.ts'
import { NETWORK } from './network.ts'
import { PAYMENT } from './payment.ts'
import type { Recognizer } from './recognizer.ts'

export const RECOGNIZERS: readonly Recognizer[] = [
  ...PAYMENT,
  ...CONTACT,
  ...NETWORK,
  ...DEVICES,
  ...CREDENTIALS,
  ...DATES,
  ...NAMES,
  // countries
  ...JP,
  ...US,
  ...US_HEALTH,
  ...AR,
  ...AU,
  ...BE,
  ...BR,
  ...CA,
  ...CH,
  ...CN,
  ...DE,
  ...DK,
  ...ES,
  ...FI,
  ...FR,
  ...GB,
  ...IE,
  ...IL,
  ...IN,
  ...IT,
  ...KR,
  ...MX,
  ...NG,
  ...NL,
  ...NO,
  ...PH,
  ...PL,
  ...PT,
  ...SE,
  ...SG,
  ...TH,
  ...TR,
  ...TW,
  ...ZA
]
