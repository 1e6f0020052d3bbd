import { Injectable } from '@nestjs/common';
import { type Progress, ReadModels } from '@relais/projections';
import { Gauge, Registry, collectDefaultMetrics } from 'prom-client';

/** Figures of this process and of the read models, in the Prometheus format. */
@Injectable()
export class Metrics {
  private readonly registry = new Registry();
  private readonly gauges = [
    this.gauge('projection_position', 'Position in the log up to which a projection has got.', 'position'),
    this.gauge('projection_lag', 'Positions of the log that lie behind a projection.', 'lag'),
    this.gauge('projection_runners', 'Processes that divide a projection.', 'runners'),
    this.gauge(
      'stopped_networks',
      'Networks parked at an event that a projection failed to apply.',
      'stopped',
    ),
  ];

  constructor(private readonly readModels: ReadModels) {
    collectDefaultMetrics({ register: this.registry });
  }

  async text(): Promise<string> {
    const progress = await this.readModels.progress();
    for (const show of this.gauges) for (const one of progress) show(one);
    return this.registry.metrics();
  }

  private gauge(name: string, help: string, key: 'position' | 'lag' | 'runners' | 'stopped') {
    const registers = [this.registry];
    const gauge = new Gauge({ name: `relais_${name}`, help, labelNames: ['projection'], registers });
    return ({ projection, [key]: value }: Progress) => {
      gauge.set({ projection }, typeof value === 'number' ? value : value.length);
    };
  }
}

export const metricsType = 'text/plain; version=0.0.4; charset=utf-8';
