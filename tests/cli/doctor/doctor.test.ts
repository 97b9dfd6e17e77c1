import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import { describe, expect, it } from 'vitest';
import { doctorCommand } from '../../../cli/commands/doctor.ts';
import type { DoctorLine } from '../../../cli/doctor/line.ts';
import { validProject } from '../../core/check/project.ts';
import { REPOSITORY, temporaryFolder, writeProject } from '../depositary.ts';

const options = { program: temporaryFolder(), environment: {}, store: 'public' };
const cwd = writeProject(validProject());

describe('doctor', () => {
  it('ends with 0 where there is nothing but advice, and says so', async () => {
    const { exitCode, text } = await doctorCommand({ ...options, cwd });
    expect(exitCode).toBe(0);
    expect(text).toMatch(/^Nothing to mend; [23] to know about\.$/m);
    expect(text).toMatch(/^fine +project +6 files in datasets\/\.$/m);
  });

  it('ends with 1 where something is faulty, with what to do', async () => {
    const broken = writeProject(validProject().with('schemas/place.schema.json', '{'));
    const { exitCode, text } = await doctorCommand({ ...options, cwd: broken });
    expect(exitCode).toBe(1);
    expect(text).toMatch(/^faulty +schemas +schemas.*\n +help: .+$/m);
    expect(text).toMatch(/^1 of \d+ to mend\.$/m);
  });

  it('ends with 3 where something is missing, even if something else is faulty', async () => {
    const environment = { AWS_ACCESS_KEY_ID: 'half' };
    const { exitCode } = await doctorCommand({ ...options, cwd: temporaryFolder(), environment });
    expect(exitCode).toBe(3);
  });

  it('has each of its lines explained in docs/cli.md', async () => {
    const page = readFileSync(join(REPOSITORY, 'docs/cli.md'), 'utf8');
    const [, section = ''] = page.split('\n## doctor\n');
    const more = { signingKey: 'nowhere.pem', site: 'http://127.0.0.1:1' };
    const { json } = await doctorCommand({ ...options, cwd: REPOSITORY, program: REPOSITORY, ...more });
    const lines = json.lines as DoctorLine[];
    expect(lines.length).toBeGreaterThan(10);
    for (const { about } of lines) expect(section).toMatch(new RegExp(`^\\| .*\`${about}\`.* \\|`, 'm'));
  });

  it('uses the network for a site only, and not offline', async () => {
    const asked = async (more: { site?: string; offline?: boolean }) => {
      const { json } = await doctorCommand({ ...options, cwd, ...more });
      return JSON.stringify(json).includes('"about":"site"');
    };
    expect(await asked({})).toBe(false);
    expect(await asked({ site: 'http://127.0.0.1:1' })).toBe(true);
    expect(await asked({ site: 'http://127.0.0.1:1', offline: true })).toBe(false);
  });
});
