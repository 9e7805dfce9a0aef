import type { Element } from 'bpmn-moddle';

import { isElement, nameOf, propertiesOf } from './elements.ts';
import { beginning, type Tell } from './finding.ts';

const everywhere = ['id', 'name'];
const ofNodes = ['incoming', 'outgoing', 'default', 'gatewayDirection'];
const ofTasks = [...ofNodes, 'documentation', 'implementation', 'instantiate', 'messageRef'];
const ofEvents = [...ofNodes, 'eventDefinitions', 'isInterrupting', 'parallelMultiple'];

/** What a definition takes from each kind of element; whatever else stands there is told. */
const taken: Readonly<Record<string, readonly string[]>> = {
  'bpmn:Definitions': [
    'targetNamespace',
    'exporter',
    'exporterVersion',
    'expressionLanguage',
    'typeLanguage',
    'rootElements',
    'diagrams',
  ],
  'bpmn:Collaboration': ['participants', 'messageFlows', 'isClosed'],
  'bpmn:Participant': ['processRef'],
  'bpmn:Message': [],
  'bpmn:Process': ['isExecutable', 'processType', 'isClosed', 'laneSets', 'flowElements'],
  'bpmn:LaneSet': ['lanes'],
  'bpmn:Lane': ['flowNodeRef', 'childLaneSet'],
  'bpmn:Task': ofTasks,
  'bpmn:UserTask': ofTasks,
  'bpmn:ManualTask': ofTasks,
  'bpmn:SendTask': ofTasks,
  'bpmn:ReceiveTask': ofTasks,
  'bpmn:ExclusiveGateway': ofNodes,
  'bpmn:ParallelGateway': ofNodes,
  'bpmn:StartEvent': ofEvents,
  'bpmn:EndEvent': ofEvents,
  'bpmn:IntermediateCatchEvent': ofEvents,
  'bpmn:IntermediateThrowEvent': ofEvents,
  'bpmn:MessageEventDefinition': ['messageRef'],
  'bpmn:SequenceFlow': ['sourceRef', 'targetRef', 'conditionExpression'],
  'bpmn:Expression': ['body'],
  'bpmn:FormalExpression': ['body', 'language'],
};

/** Properties that hold what they name; any other only refers to it. */
const holds = new Set([
  'rootElements',
  'participants',
  'messageFlows',
  'laneSets',
  'lanes',
  'childLaneSet',
  'flowElements',
  'eventDefinitions',
  'conditionExpression',
]);

/** Why a kind of element has no place in a definition. */
const why: Readonly<Record<string, readonly [code: string, reason: string]>> = {
  InclusiveGateway: [
    'inclusive-gateway',
    'Cổng bao gồm (inclusive): định nghĩa chỉ có rẽ một nhánh hoặc đi mọi nhánh.',
  ],
  ComplexGateway: ['complex-gateway', 'Cổng phức hợp (complex) không diễn đạt được.'],
  EventBasedGateway: [
    'event-gateway',
    'Cổng chờ sự kiện: chỉ diễn đạt được khi là bàn giao giữa hai cơ quan.',
  ],
  ScriptTask: ['script', 'Bước chạy mã lệnh: định nghĩa chỉ là dữ liệu, không chứa mã.'],
  ServiceTask: ['automatic-task', 'Bước do máy làm: mỗi bước của định nghĩa do một người làm.'],
  BusinessRuleTask: [
    'automatic-task',
    'Bước chạy luật tự động: hãy viết thành điều kiện (decision).',
  ],
  SubProcess: ['sub-process', 'Quy trình con, cùng mọi phần tử bên trong.'],
  AdHocSubProcess: ['sub-process', 'Quy trình con tùy ý, cùng mọi phần tử bên trong.'],
  Transaction: ['sub-process', 'Giao dịch, cùng mọi phần tử bên trong.'],
  CallActivity: ['call-activity', 'Gọi quy trình khác: hãy ghi các bước của quy trình đó vào đây.'],
  BoundaryEvent: [
    'boundary-event',
    'Sự kiện gắn vào bước: thời hạn ghi bằng budget và alerts, từ chối ghi bằng thao tác.',
  ],
  DataObject: ['data-object', 'Đối tượng dữ liệu: giấy tờ ghi ở papers, dữ kiện ghi ở facts.'],
  DataObjectReference: [
    'data-object',
    'Đối tượng dữ liệu: giấy tờ ghi ở papers, dữ kiện ghi ở facts.',
  ],
  DataStoreReference: ['data-object', 'Kho dữ liệu không có trong định nghĩa.'],
  DataStore: ['data-object', 'Kho dữ liệu không có trong định nghĩa.'],
  TextAnnotation: ['annotation', 'Chú thích trên hình: hãy ghi vào note của bước.'],
  Association: ['annotation', 'Đường nối chú thích trên hình.'],
  Group: ['annotation', 'Khung nhóm trên hình.'],
  MessageFlow: [
    'message-flow',
    'Luồng thông điệp giữa hai pool: hãy viết thành bàn giao (handOver) có chặng, tiếp nhận và từ chối.',
  ],
  TimerEventDefinition: ['timer', 'Sự kiện thời gian: thời hạn ghi bằng term, budget và alerts.'],
  CompensateEventDefinition: ['compensation', 'Bù trừ (compensation) không diễn đạt được.'],
  ErrorEventDefinition: ['error-event', 'Sự kiện lỗi không diễn đạt được.'],
  EscalationEventDefinition: ['escalation', 'Báo cấp trên ghi bằng alerts.escalate.'],
  SignalEventDefinition: ['signal', 'Tín hiệu không diễn đạt được.'],
  ConditionalEventDefinition: ['conditional-event', 'Sự kiện theo điều kiện không diễn đạt được.'],
  TerminateEventDefinition: [
    'terminate',
    'Kết thúc mọi nhánh: nhánh song song của định nghĩa luôn hợp nhất trước khi kết thúc.',
  ],
  LinkEventDefinition: ['link', 'Điểm nối trang: hãy nối thẳng bằng một luồng.'],
  MultiInstanceLoopCharacteristics: [
    'multi-instance',
    'Làm nhiều lần (multi-instance) không diễn đạt được.',
  ],
  StandardLoopCharacteristics: ['loop', 'Vòng lặp của bước: hãy vẽ luồng quay lại.'],
};

const whyProperty: Readonly<Record<string, readonly [code: string, reason: string]>> = {
  extensionElements: ['extension', 'Phần mở rộng của phần mềm khác, không rõ nghĩa.'],
  documentation: ['documentation', 'Lời mô tả: chỉ bước mới có chỗ ghi (note).'],
  isForCompensation: ['compensation', 'Bước bù trừ (compensation) không diễn đạt được.'],
  ioSpecification: ['data-object', 'Dữ liệu vào ra: giấy tờ ghi ở papers, dữ kiện ghi ở facts.'],
  dataInputAssociations: ['data-object', 'Dữ liệu vào: giấy tờ ghi ở papers, dữ kiện ghi ở facts.'],
  dataOutputAssociations: ['data-object', 'Dữ liệu ra: giấy tờ ghi ở papers, dữ kiện ghi ở facts.'],
  resources: ['performer', 'Người thực hiện: định nghĩa ghi làn và vai trò, không ghi tên người.'],
};

/** Whether a definition has a word for a kind of element. */
export const isTaken = ({ $type }: Element): boolean => Object.hasOwn(taken, $type);

/** Tells of everything in a document that a definition has no place for, element by element. */
export const tellUnsaid = (element: Element, tell: Tell, owner = ''): void => {
  const kind = element.$type.replace(/^.*:/, '');
  // What only says more about an element is told as that element's.
  const id = /(Definition|Characteristics)$/.test(kind) ? owner : (element.id ?? owner);
  const own = taken[element.$type];
  if (!own) {
    const [code, reason] = why[kind] ?? [
      'unsupported-element',
      `${beginning(kind)} không có trong định nghĩa.`,
    ];
    const name = nameOf(element);
    tell(id, code, name === '' ? reason : `“${beginning(name)}”: ${reason}`);
    return;
  }
  for (const [key, value] of propertiesOf(element)) {
    const parts = (Array.isArray(value) ? value : [value]).filter(isElement);
    if (own.includes(key) || everywhere.includes(key)) {
      if (holds.has(key)) for (const part of parts) tellUnsaid(part, tell, id);
    } else if (key === 'loopCharacteristics' || key === 'artifacts') {
      for (const part of parts) tellUnsaid(part, tell, id);
    } else {
      const [code, reason] = whyProperty[key] ?? [
        'unsupported-property',
        `Thuộc tính ${beginning(key)} không có chỗ trong định nghĩa.`,
      ];
      if (value !== false) tell(id, code, reason);
    }
  }
  for (const key of Object.keys(element.$attrs ?? {}))
    if (!/^(xmlns|xsi)(:|$)/.test(key))
      tell(id, 'extension', `Thuộc tính ${beginning(key)} của phần mềm khác, không rõ nghĩa.`);
};
