import './styles/tokens.css';
import './styles/base.css';
import './styles/parts.css';
import './styles/frame.css';
import './styles/lists.css';
import './styles/dossier.css';
import './styles/closing.css';
import './styles/report.css';
import './styles/procedure.css';
import './styles/print.css';

import { QueryClientProvider } from '@tanstack/react-query';
import { RouterProvider } from '@tanstack/react-router';
import { StrictMode } from 'react';
import { createRoot } from 'react-dom/client';

import { openQueryClient } from './query-client.ts';
import { openRouter } from './router.tsx';
import { Saying } from './said.tsx';

const place = document.getElementById('console');
if (!place) throw new Error('index.html has no #console');

const queryClient = openQueryClient();

createRoot(place).render(
  <StrictMode>
    <QueryClientProvider client={queryClient}>
      <Saying>
        <RouterProvider router={openRouter(queryClient)} />
      </Saying>
    </QueryClientProvider>
  </StrictMode>,
);
