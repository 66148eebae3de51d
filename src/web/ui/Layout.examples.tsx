import { examplesOf } from './examples.tsx';
import { Columns, Stack, Text } from './Layout.tsx';

export const examples = examplesOf('Layout', Stack, {
  'texts in a stack': {
    children: [
      <Text key="1">Een zin in gewone letters, op een leesbare lengte.</Text>,
      <Text key="2" tone="soft">
        Een zin ernaast.
      </Text>,
      <Text key="3" tone="small">
        Bron: het contract, artikel 4.
      </Text>,
    ],
  },
  columns: {
    children: (
      <Columns>
        <Text>Links</Text>
        <Text>Rechts</Text>
      </Columns>
    ),
  },
});
