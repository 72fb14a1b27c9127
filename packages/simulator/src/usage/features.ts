import type { Product, Tier } from '../billing/catalog.ts'

export interface Feature {
  readonly product: Product
  readonly name: string
  readonly eventName: string
  /** The lowest tier that includes it. */
  readonly tier: Tier
}

const feature = (product: Product, tier: Tier, [name, eventName]: readonly [string, string]): Feature => ({
  product,
  name,
  eventName,
  tier,
})

/** The first ones of a product are used most. */
export const FEATURES: readonly Feature[] = [
  feature('cloudsync', 'starter', ['file_sync', 'file_synced']),
  feature('cloudsync', 'starter', ['sharing', 'link_shared']),
  feature('cloudsync', 'starter', ['mobile_upload', 'file_uploaded']),
  feature('cloudsync', 'team', ['team_folders', 'folder_shared']),
  feature('cloudsync', 'team', ['version_history', 'version_restored']),
  feature('cloudsync', 'business', ['retention_rules', 'rule_applied']),
  feature('cloudsync', 'business', ['audit_log', 'audit_exported']),
  feature('teamchat', 'starter', ['messages', 'message_sent']),
  feature('teamchat', 'starter', ['channels', 'channel_opened']),
  feature('teamchat', 'starter', ['search', 'search_run']),
  feature('teamchat', 'team', ['video_calls', 'call_started']),
  feature('teamchat', 'team', ['shift_plans', 'shift_published']),
  feature('teamchat', 'business', ['compliance_export', 'export_created']),
  feature('teamchat', 'business', ['guest_access', 'guest_invited']),
  feature('datahub', 'starter', ['dashboards', 'dashboard_viewed']),
  feature('datahub', 'starter', ['reports', 'report_run']),
  feature('datahub', 'starter', ['imports', 'import_run']),
  feature('datahub', 'team', ['scheduled_reports', 'report_scheduled']),
  feature('datahub', 'team', ['api_queries', 'query_run']),
  feature('datahub', 'business', ['forecasts', 'forecast_run']),
  feature('datahub', 'business', ['custom_models', 'model_trained']),
]
