import { BpmnModdle } from 'bpmn-moddle';

/** The namespace of what BPMN has no word for. */
export const definitionNamespace = 'urn:motcua:definition:1';

/** `<motcua:definition>` in the extension elements of a process: the whole definition as JSON. */
const extension = {
  name: 'Motcua',
  uri: definitionNamespace,
  prefix: 'motcua',
  xml: { tagAlias: 'lowerCase' },
  types: [
    {
      name: 'Definition',
      superClass: ['Element'],
      properties: [{ name: 'json', isBody: true, type: 'String' }],
    },
  ],
};

/** bpmn-moddle with our extension. */
export const moddle = (): BpmnModdle => new BpmnModdle({ motcua: extension });
