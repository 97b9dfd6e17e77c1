import { execFileSync } from 'node:child_process';
import { once } from 'node:events';
import { mkdtempSync, readFileSync } from 'node:fs';
import https from 'node:https';
import type { AddressInfo } from 'node:net';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import tls from 'node:tls';
import { expect, it } from 'vitest';
import { probe } from '../../../cli/sources/probe.ts';
import { askExample } from './web.ts';

/** A key and a certificate that it signed itself, for gazette.example. */
function newCertificate(): { key: string; cert: string } {
  const folder = mkdtempSync(join(tmpdir(), 'depositary-'));
  const [key, cert] = ['key.pem', 'cert.pem'].map((name) => join(folder, name));
  if (key === undefined || cert === undefined) throw new TypeError();
  const name = ['-subj', '/CN=gazette.example', '-addext', 'subjectAltName=DNS:gazette.example'];
  const kind = ['-x509', '-newkey', 'ec', '-pkeyopt', 'ec_paramgen_curve:P-256', '-nodes'];
  execFileSync('openssl', ['req', ...kind, '-keyout', key, '-out', cert, ...name], { stdio: 'ignore' });
  return { key: readFileSync(key, 'utf8'), cert: readFileSync(cert, 'utf8') };
}

it('an encrypted address is good where its certificate is trusted and names the host, and unclear elsewhere', async () => {
  const certificate = newCertificate();
  const server = https.createServer(certificate, (_, response) => response.end()).listen(0, '127.0.0.1');
  await once(server, 'listening');
  const { port } = server.address() as AddressInfo;
  const answerOf = async (host: string): Promise<string> =>
    (await probe(`https://${host}:${port}/`, askExample())).answer;
  const trusted = tls.getCACertificates();
  try {
    expect(await answerOf('gazette.example')).toBe('tls');
    tls.setDefaultCACertificates([...trusted, certificate.cert]);
    expect(await answerOf('gazette.example')).toBe('200');
    expect(await answerOf('herald.example')).toBe('tls');
  } finally {
    tls.setDefaultCACertificates(trusted);
    server.close();
  }
});
