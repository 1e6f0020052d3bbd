import { once } from 'node:events';
import { type Server, createServer } from 'node:http';
import { Logger, type OnApplicationBootstrap, type OnApplicationShutdown } from '@nestjs/common';
import { isLocalName } from '../http/own-address';
import { type Metrics, metricsType } from './metrics';

const mostConnections = 20;

/** Serves the metrics on their own port, to this machine only. */
export class MetricsServer implements OnApplicationBootstrap, OnApplicationShutdown {
  private readonly logger = new Logger('Metrics');
  private server: Server | undefined;

  /** @param port null: metrics have no port */
  constructor(
    private readonly metrics: Metrics,
    private readonly port: number | null,
  ) {}

  async onApplicationBootstrap(): Promise<void> {
    if (this.port === null) return;
    this.server = createServer(({ method, url, headers }, response) => {
      if (method !== 'GET' || url !== '/metrics' || !isLocalName(headers.host)) {
        response.writeHead(404).end();
        return;
      }
      this.metrics.text().then(
        (text) => response.writeHead(200, { 'content-type': metricsType }).end(text),
        (error: unknown) => {
          this.logger.warn('The metrics cannot be read.', error);
          response.writeHead(503, { 'retry-after': '1' }).end();
        },
      );
    });
    this.server.maxConnections = mostConnections;
    this.server.listen(this.port, '127.0.0.1');
    try {
      await once(this.server, 'listening');
    } catch (error) {
      throw new Error(`RELAIS_METRICS_PORT: port ${String(this.port)} cannot be used. Name another one.`, {
        cause: error,
      });
    }
  }

  onApplicationShutdown(): void {
    this.server?.close();
    this.server?.closeAllConnections();
  }
}
