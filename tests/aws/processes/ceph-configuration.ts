/** Where one cluster of Ceph is. */
export interface CephPlaces {
  folder: string;
  /** The id of the cluster, a UUID. */
  cluster: string;
  monitorPort: number;
  gatewayPort: number;
}

/** The name under which the gateway knows itself in the cluster. */
export const GATEWAY = 'client.rgw';

/**
 * The configuration of a cluster for tests: one monitor, one store in memory, one gateway; only on loopback, without
 * authentication among them, without what makes a cluster outlive a fault.
 */
export function cephConfiguration({ folder, cluster, monitorPort, gatewayPort }: CephPlaces): string {
  return `[global]
fsid = ${cluster}
mon host = v2:127.0.0.1:${monitorPort}
public network = 127.0.0.0/8
ms bind msgr1 = false
auth cluster required = none
auth service required = none
auth client required = none
# By default the gateway insists on encryption, which there is none of without authentication.
ms mon client mode = crc
keyring = /dev/null
run dir = ${folder}
pid file =
admin socket =
log to file = false
log to stderr = true
err to stderr = true
mon cluster log to file = false
debug default = 0
debug rocksdb = 0

[mon]
mon data = ${folder}/mon
mon data avail crit = 0
# How long the monitor collects changes before it decides on them.
paxos propose interval = 0.05
mon allow pool size one = true
mon max pg per osd = 2000

[osd]
osd data = ${folder}/osd
osd objectstore = memstore
memstore device bytes = 1073741824

[global]
osd pool default size = 1
osd pool default min size = 1
osd pool default pg num = 1
osd pool default pgp num = 1
osd pool default pg autoscale mode = off
osd crush chooseleaf type = 0

[${GATEWAY}]
rgw data = ${folder}/rgw
rgw frontends = beast endpoint=127.0.0.1:${gatewayPort}
# Lets a proxy in front say that a request came by TLS.
rgw trust forwarded https = true
rgw run sync thread = false
rgw enable gc threads = false
rgw enable lc threads = false
rgw enable quota threads = false
`;
}
