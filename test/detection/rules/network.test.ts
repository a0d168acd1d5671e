import { describe, expect, test } from 'vitest'
import { allDefaults, valuesOf } from './scan-values.ts'
import type { EntityType } from '../../../src/entities.ts'

const FOUND: ReadonlyArray<readonly [EntityType, string, readonly string[]]> = [
  ['IP_ADDRESS', 'DB_HOST=10.44.7.19', ['10.44.7.19']],
  ['IP_ADDRESS', 'logins from 203.0.113.77?', ['203.0.113.77']],
  ['IP_ADDRESS', 'IPは192.168.11.200です', ['192.168.11.200']],
  ['IP_ADDRESS', 'route 10.0.0.0/8.', ['10.0.0.0/8']],
  ['IP_ADDRESS', '192.168.1.1:8080', ['192.168.1.1']],
  ['IP_ADDRESS', 'my ip is 1.2.3.4', ['1.2.3.4']],
  ['IP_ADDRESS', 'dns 1.1.1.1', ['1.1.1.1']],
  ['IP_ADDRESS', '255.255.255.255', ['255.255.255.255']],
  ['IP_ADDRESS', '2001:db8:85a3::8a2e:370:7334', ['2001:db8:85a3::8a2e:370:7334']],
  ['IP_ADDRESS', 'Gateway: fe80::1 on interface', ['fe80::1']],
  ['IP_ADDRESS', 'fe80::1%eth0/64', ['fe80::1%eth0/64']],
  ['IP_ADDRESS', 'connecting from ::1', ['::1']],
  ['IP_ADDRESS', '[::ffff:192.168.1.1]:80', ['::ffff:192.168.1.1']],
  ['IP_ADDRESS', 'ip:10.20.30.40', ['10.20.30.40']],
  ['IP_ADDRESS', 'foo2001:db8::10.0.0.1', ['10.0.0.1']],
  ['IP_ADDRESS', '::ffff:0:192.168.1.1', ['::ffff:0:192.168.1.1']],
  ['IP_ADDRESS', '64:ff9b::192.0.2.0/96', ['64:ff9b::192.0.2.0/96']],
  ['IP_ADDRESS', '684D:1111:222:3333:4444:5555:6:77', ['684D:1111:222:3333:4444:5555:6:77']],
  ['IP_ADDRESS', '2001:db8::/32', ['2001:db8::/32']],
  ['IP_ADDRESS', 'IPv6: 2001:db8::1, IPv4: 192.168.1.1', ['2001:db8::1', '192.168.1.1']],
  ['IP_ADDRESS', 'アドレスは2001:db8::8a2e:370:7334。', ['2001:db8::8a2e:370:7334']],
  ['MAC_ADDRESS', '00:1A:2B:3C:4D:5E', ['00:1A:2B:3C:4D:5E']],
  ['MAC_ADDRESS', 'AA-BB-CC-DD-EE-FF', ['AA-BB-CC-DD-EE-FF']],
  ['MAC_ADDRESS', 'Cisco MAC: 0012.3456.789A', ['0012.3456.789A']],
  ['MAC_ADDRESS', 'MACアドレスは0a:23:f5:67:89:acです', ['0a:23:f5:67:89:ac']],
  ['MAC_ADDRESS', 'mac address 001a2b3c4d5e', ['001a2b3c4d5e']],
  ['IMEI', 'IMEI: 490154203237518', ['490154203237518']],
  ['GEO_COORDINATES', 'we are at 35.689487, 139.691706', ['35.689487, 139.691706']],
  ['GEO_COORDINATES', '緯度35.6895 経度139.6917', ['35.6895 経度139.6917']]
]

const CLEAN: readonly string[] = [
  'version:10.20.30.40', '::ffff:256.0.0.1', 'std::vector', 'see a :: b', '::ffff:192.168.1',
  'version 4.12.0.1', 'ver.5.2.1', 'firmware 3.1.18.2 is out', 'バージョン10.2.3.4に更新', '256.256.256.256', '192.168.0', '1.2.3.4.5',
  '12:34:56', 'wait 00:04:12', 'MyClass::toString', 'std::vector', '::', 'CSS color #ff00aa', '00:1A:2B:3C:4D', 'ZZ:ZZ:ZZ:ZZ:ZZ:ZZ', '2001::25de::cade',
  'section 1.2.3.4', 'a::b', '10:30 to 11:30:00', 'IP192.168.1.1text', '00-11-22-33-44-55'
]

describe('network', () => {
  test.each(FOUND)('%s in %j', (type, text, expected) => {
    expect(valuesOf(type, text)).toEqual(expected)
  })

  test.each(CLEAN)('nothing in %j', (text) => {
    expect(allDefaults(text)).toEqual([])
  })
})
