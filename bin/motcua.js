#!/usr/bin/env node
// The one command: builds the checkout if its sources changed, then runs it.
import { build } from './build.js';

build();
await import('../dist/apps/cli/src/main.js');
