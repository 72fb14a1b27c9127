import { month as monthText } from '@waypoint/report/format/dates.ts'
import { duration } from '@waypoint/report/format/durations.ts'
import { count, percent } from '@waypoint/report/format/numbers.ts'
import { Loaded } from '../../api/loaded.tsx'
import { Present } from '../../api/present.tsx'
import { urlOf, useGet } from '../../api/use-get.ts'
import type { Value } from '../../api/value.ts'
import { rowsAddress } from '../../app/address.ts'
import { LineChart } from '../../charts/line-chart.tsx'
import { lastDayOf } from '../../charts/month-end.ts'
import { PageHead } from '../../ui/page-head.tsx'
import { SkeletonBlock } from '../../ui/skeleton.tsx'
import { locationsOn, observedDevices } from './api/device-rows.ts'
import { DeviceListPart } from './components/device-list-part.tsx'
import { LocationListPart } from './components/location-list-part.tsx'

type DeviceMonth = Value<'/operations/devices'>['rows'][number]

const MONTHS = 24
const request = { query: { dimension: 'total' } }

/** Are devices and locations up? */
export function OperationsPage() {
  const devices = useGet('/operations/devices', request)
  const locations = useGet('/operations/locations', request)
  return (
    <>
      <Loaded query={devices} what="availability" skeleton={<SkeletonBlock height={420} />}>
        {(section) => (
          <Present section={section} isPage>
            {({ rows }: Value<'/operations/devices'>) => (
              <>
                <PageHead sentence={uptimeSentence(rows)} detail={outageSentence(rows)} />
                <div className="part pair">
                  <LineChart
                    title="Uptime of devices"
                    subtitle="Percent of the observed time, by month"
                    points={rows
                      .slice(-MONTHS)
                      .map((it) => ({ date: it.month, series: 'Uptime', value: it.uptime }))}
                    format={(value) => percent(value)}
                    behind={({ date }) => rowsAddress(observedDevices(date))}
                    source={urlOf('/operations/devices', request)}
                  />
                  <Loaded query={locations} what="locations" skeleton={<SkeletonBlock height={300} />}>
                    {(found) => (
                      <Present section={found}>
                        {({ rows: months }: Value<'/operations/locations'>) => (
                          <LineChart
                            title="Locations by state"
                            subtitle="At the end of each month"
                            points={months.slice(-MONTHS).flatMap((it) => [
                              { date: lastDayOf(it.month), series: 'Online', value: it.onlineLocations },
                              { date: lastDayOf(it.month), series: 'Degraded', value: it.degradedLocations },
                              { date: lastDayOf(it.month), series: 'Offline', value: it.offlineLocations },
                            ])}
                            format={count}
                            isFromZero
                            behind={({ date, series }) =>
                              rowsAddress(locationsOn(date, series.toLowerCase()))
                            }
                            source={urlOf('/operations/locations', request)}
                          />
                        )}
                      </Present>
                    )}
                  </Loaded>
                </div>
                <DeviceListPart />
              </>
            )}
          </Present>
        )}
      </Loaded>
      {/* Without devices what stands above is short: the list would be moved by it. */}
      {devices.isPending ? null : <LocationListPart />}
    </>
  )
}

function uptimeSentence(rows: readonly DeviceMonth[]): string {
  const last = rows.at(-1)
  if (last === undefined) return 'No device was observed'
  return `${count(last.onlineDevices)} of ${count(last.devices)} devices online, ${percent(last.uptime)} uptime in ${monthText(last.month)}`
}

function outageSentence(rows: readonly DeviceMonth[]): string | undefined {
  const last = rows.at(-1)
  if (last === undefined || last.p50OutageSeconds === null) return undefined
  return `${count(last.outages)} outages, half of them over within ${duration(last.p50OutageSeconds)}, nine of ten within ${duration(last.p90OutageSeconds)}.`
}
