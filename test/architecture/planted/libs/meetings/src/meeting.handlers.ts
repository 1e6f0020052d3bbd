import '@kurrent/kurrentdb-client';
import 'commander';
import 'fastify';
import 'nodemailer';
import 'openid-client';
import 'papaparse';
import 'pg';
import 'react';
