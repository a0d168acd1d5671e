// The controls of a try.

import type { EntityGroup } from '../../../entities.ts'
import { formatNumber, say } from '../../state/language.ts'
import { GROUPS, OPERATORS, type OperatorName, type Settings } from './settings.ts'

const TEXTS = {
  en: {
    title: 'Settings',
    threshold: 'Threshold',
    engine: 'Engine',
    hybrid: 'Model and rules',
    rules: 'Rules alone',
    types: 'Look for',
    places: 'Places and companies',
    operator: 'Put in its place',
    groups: { person: 'People', contact: 'Contact', payment: 'Payment', credentials: 'Credentials', network: 'Network', vehicle: 'Vehicles', government: 'Government ids', health: 'Health', business: 'Business' } as Record<EntityGroup, string>,
    operators: { replace: 'a tag: [PERSON_1]', redact: 'a plain tag or nothing', mask: 'stars, last four kept', hash: 'a keyed hash', hide: 'a bar', keep: 'the value itself' } as Record<OperatorName, string>
  },
  ja: {
    title: '設定',
    threshold: 'しきい値',
    engine: '検出方法',
    hybrid: 'モデルとルール',
    rules: 'ルールのみ',
    types: '検出する種類',
    places: '地名・会社名',
    operator: '置き換え',
    groups: { person: '人', contact: '連絡先', payment: '支払い', credentials: '認証情報', network: 'ネットワーク', vehicle: '車両', government: '公的番号', health: '医療', business: '事業者' } as Record<EntityGroup, string>,
    operators: { replace: 'タグ：[PERSON_1]', redact: '削除', mask: '伏せ字（末尾4桁を残す）', hash: '鍵付きハッシュ', hide: '黒塗り', keep: 'そのまま' } as Record<OperatorName, string>
  }
}

interface Props {
  readonly settings: Settings
  readonly canRedact: boolean
  readonly onChange: (settings: Settings) => void
}

export function SettingsPanel ({ settings, canRedact, onChange }: Props) {
  const texts = say(TEXTS)
  const toggle = (group: EntityGroup, isOn: boolean): void => {
    const groups = new Set(settings.groups)
    if (isOn) groups.add(group)
    else groups.delete(group)
    if (groups.size > 0) onChange({ ...settings, groups })
  }
  return (
    <section class='card settings' aria-labelledby='settings-title'>
      <h2 id='settings-title'>{texts.title}</h2>
      <label class='row'>
        <span>{texts.threshold}</span>
        <input type='range' min='0.05' max='0.95' step='0.05' value={settings.threshold} onInput={({ currentTarget }) => { onChange({ ...settings, threshold: Number(currentTarget.value) }) }} />
        <output>{formatNumber(settings.threshold, { style: 'percent' })}</output>
      </label>
      <label class='row'>
        <span>{texts.engine}</span>
        <select value={settings.engine} onChange={({ currentTarget }) => { onChange({ ...settings, engine: currentTarget.value === 'rules' ? 'rules' : 'hybrid' }) }}>
          <option value='hybrid'>{texts.hybrid}</option>
          <option value='rules'>{texts.rules}</option>
        </select>
      </label>
      {canRedact && (
        <label class='row'>
          <span>{texts.operator}</span>
          <select value={settings.operator} onChange={({ currentTarget }) => { onChange({ ...settings, operator: OPERATORS.find((name) => name === currentTarget.value) ?? 'replace' }) }}>
            {OPERATORS.map((name) => <option key={name} value={name}>{texts.operators[name]}</option>)}
          </select>
        </label>
      )}
      <fieldset>
        <legend>{texts.types}</legend>
        {GROUPS.map((group) => (
          <label key={group} class='chip'>
            <input type='checkbox' checked={settings.groups.has(group)} onChange={({ currentTarget }) => { toggle(group, currentTarget.checked) }} />
            <span class={`dot g-${group}`} aria-hidden='true' />{texts.groups[group]}
          </label>
        ))}
        <label class='chip'>
          <input type='checkbox' checked={settings.hasPlaces} onChange={({ currentTarget }) => { onChange({ ...settings, hasPlaces: currentTarget.checked }) }} />
          {texts.places}
        </label>
      </fieldset>
    </section>
  )
}
