import '@kurrent/kurrentdb-client';
import 'commander';
import 'fastify';
import 'papaparse';
import 'pg';
import 'react';
