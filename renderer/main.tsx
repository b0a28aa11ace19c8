import './api/withoutEval.ts';
import '@fontsource/titillium-web/latin-400.css';
import '@fontsource/titillium-web/latin-600.css';
import '@fontsource/titillium-web/latin-700.css';
import './styles/tokens.css';
import './styles/base.css';
import { StrictMode } from 'react';
import { createRoot } from 'react-dom/client';
import { connectApi } from './api/connectApi.ts';
import { Window } from './app/Window.tsx';
import { createStores, StoresProvider } from './stores/stores.tsx';

const place = document.getElementById('finestra');
if (place === null) throw new Error('the page has no place for the window');
const stores = createStores(await connectApi());
createRoot(place).render(
  <StrictMode>
    <StoresProvider stores={stores}>
      <Window />
    </StoresProvider>
  </StrictMode>,
);
