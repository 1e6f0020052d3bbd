import { once } from 'node:events';
import { type AddressInfo, createServer } from 'node:net';
import { ensureFree } from './ensure-free';

describe('An address', () => {
  it('that is taken is refused, and served when it is free again', async () => {
    const occupant = createServer().listen(0, '127.0.0.1');
    await once(occupant, 'listening');
    const { port } = occupant.address() as AddressInfo;
    await expect(ensureFree({ host: '127.0.0.1', port })).rejects.toThrow(`Port ${String(port)} is taken.`);
    occupant.close();
    await once(occupant, 'close');
    await expect(ensureFree({ host: '127.0.0.1', port })).resolves.toBeUndefined();
  });

  it('that this machine does not have is refused', async () => {
    await expect(ensureFree({ host: '192.0.2.1', port: 0 })).rejects.toThrow('cannot be listened at');
  });
});
