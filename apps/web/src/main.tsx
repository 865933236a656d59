import { createRoot } from 'react-dom/client';
import { App } from './shell/app.js';
import { giveNonceToStyles } from './shell/style-nonce.js';
import 'antd/dist/antd.css';
import './styles/app.css';
import './styles/parts.css';
import './styles/print.css';

giveNonceToStyles();
const root = document.getElementById('root');
if (root === null) throw new Error('index.html has no #root');
createRoot(root).render(<App />);
