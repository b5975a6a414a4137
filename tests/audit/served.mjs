// `yibao serve` on a free port, for as long as a check needs it: the same files and headers as anybody who runs it gets.
import { spawn } from 'node:child_process';
import { createServer } from 'node:net';
import { join } from 'node:path';
import { root } from '../support/files.mjs';

const freePort = () =>
  new Promise((found) => {
    const probe = createServer().listen(0, '127.0.0.1', () => {
      const { port } = probe.address();
      probe.close(() => found(port));
    });
  });

export async function served({ binary = join(root, 'build/yibao'), site = join(root, 'build/site') } = {}) {
  const port = await freePort();
  const server = spawn(binary, ['serve', '--port', String(port), '--site', site], { stdio: ['ignore', 'pipe', 'inherit'] });
  const ended = new Promise((done) => server.on('exit', done));
  process.on('exit', () => server.kill());
  const home = `http://127.0.0.1:${port}/`;
  await new Promise((ready, failed) => {
    server.stdout.on('data', (text) => String(text).includes(home) && ready());
    server.on('error', failed);
    server.on('exit', (code) => failed(new Error(`yibao serve ended with ${code}`)));
  });
  return {
    home,
    close: async () => {
      server.kill('SIGTERM');
      await ended;
    },
  };
}
