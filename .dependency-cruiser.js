/**
 * The arrows of the house (docs/architecture.md), in words a machine checks:
 * calendar ← deadline ← procedure ← dossier ← reporting; bpmn → procedure; directory stands alone;
 * persistence and documents know the core; notices know the tags of documents; catalogue reads processes/;
 * the desk knows core and persistence; service knows them all; apps know service.
 */
const lib = (name) => `^libs/${name}/`;
const only = (name, allowed) => ({
  name: `${name}-knows-only`,
  comment: `libs/${name} may import ${allowed.length ? allowed.join(', ') : 'no other lib'}`,
  severity: 'error',
  from: { path: lib(name), pathNot: '\\.spec\\.ts$' },
  to: { path: '^(libs|apps)/', pathNot: [lib(name), ...allowed.map(lib)] },
});

export default {
  forbidden: [
    { name: 'no-cycles', severity: 'error', from: {}, to: { circular: true } },
    { name: 'no-orphan-imports', severity: 'error', from: {}, to: { couldNotResolve: true } },
    only('calendar', []),
    only('directory', []),
    only('deadline', ['calendar']),
    only('procedure', ['calendar', 'deadline', 'directory']),
    only('bpmn', ['deadline', 'procedure']),
    only('dossier', ['calendar', 'deadline', 'procedure', 'directory']),
    only('reporting', ['calendar', 'deadline', 'procedure', 'dossier', 'directory']),
    only('documents', ['calendar', 'deadline', 'procedure', 'dossier', 'reporting', 'directory']),
    only('persistence', ['calendar', 'deadline', 'procedure', 'dossier', 'reporting', 'directory']),
    only('queues', []),
    only('files', []),
    only('signatures', []),
    only('backup', ['persistence', 'files']),
    only('api-client', []),
    only('notices', ['documents']),
    only('catalogue', ['calendar', 'directory', 'procedure', 'dossier', 'documents', 'notices']),
    only('desk', [
      'calendar',
      'deadline',
      'procedure',
      'dossier',
      'reporting',
      'directory',
      'documents',
      'notices',
      'persistence',
    ]),
    {
      name: 'one-door',
      comment: 'a lib is entered through its src/index.ts',
      severity: 'error',
      from: { path: '^(libs|apps)/([^/]+)/' },
      to: { path: '^libs/([^/]+)/src/', pathNot: ['^libs/$2/', '^libs/[^/]+/src/index\\.ts$'] },
    },
    {
      name: 'apps-stand-alone',
      severity: 'error',
      from: { path: '^apps/([^/]+)/' },
      to: { path: '^apps/', pathNot: '^apps/$1/' },
    },
    {
      name: 'console-speaks-http',
      comment: 'the console knows the API through its client and nothing else of ours',
      severity: 'error',
      from: { path: '^apps/console/' },
      to: { path: '^libs/', pathNot: '^libs/api-client/' },
    },
    {
      name: 'libs-never-see-apps',
      severity: 'error',
      from: { path: '^libs/' },
      to: { path: '^apps/' },
    },
    {
      name: 'core-without-frameworks',
      comment: 'the pure libs know no framework, no database, no clock of the machine',
      severity: 'error',
      from: {
        path: '^libs/(calendar|deadline|procedure|bpmn|dossier|reporting|directory|notices)/',
        pathNot: '(\\.spec|\\.examples)\\.ts$|/testing/',
      },
      to: {
        path: '(@nestjs|typeorm|node_modules/pg|bullmq|ioredis|^fs$|^node:fs|^net$|^http$|^child_process$)',
      },
    },
  ],
  options: {
    doNotFollow: { path: 'node_modules' },
    tsConfig: { fileName: 'tsconfig.json' },
    tsPreCompilationDeps: true,
    enhancedResolveOptions: {
      exportsFields: ['exports'],
      conditionNames: ['source', 'import', 'types', 'default'],
    },
  },
};
