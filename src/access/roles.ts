// The roles of API keys and what each may do. One row a role; routes and commands ask `may`.

export type AccessRole = 'service' | 'agent' | 'supervisor' | 'auditor' | 'admin'

export type Permission =
  | 'detect' | 'redact' | 'mask' | 'purge' | 'readAudit' | 'manageKeys' | 'keepConversations' | 'readConversations' | 'reveal' | 'managePolicies' | 'manageRules'
  | 'manageHolds' | 'readMappings' | 'runJobs'

const PERMISSIONS: Readonly<Record<AccessRole, readonly Permission[]>> = {
  service:    ['detect', 'redact', 'mask', 'keepConversations', 'readConversations', 'runJobs'],
  agent:      ['detect', 'mask', 'readConversations', 'reveal'],
  supervisor: ['detect', 'redact', 'mask', 'readConversations', 'reveal', 'readMappings'],
  auditor:    ['readAudit'],
  admin:      ['detect', 'redact', 'mask', 'purge', 'readAudit', 'manageKeys', 'manageRules', 'keepConversations', 'readConversations', 'managePolicies', 'manageHolds', 'runJobs']
}

export const ACCESS_ROLES = Object.keys(PERMISSIONS) as readonly AccessRole[]

export function isAccessRole (name: string): name is AccessRole {
  return Object.hasOwn(PERMISSIONS, name)
}

export function permissionsOf (role: AccessRole): readonly Permission[] {
  return PERMISSIONS[role]
}

export function may (role: AccessRole, permission: Permission): boolean {
  return PERMISSIONS[role].includes(permission)
}
