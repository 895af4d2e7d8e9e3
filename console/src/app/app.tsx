import { QueryClientProvider } from '@tanstack/react-query';
import { RouterProvider } from '@tanstack/react-router';
import { ConfigProvider } from 'antd';
import enUS from 'antd/locale/en_US';
import zhCN from 'antd/locale/zh_CN';
import { StrictMode } from 'react';
import { useWords } from '../i18n/use-words.js';
import { queryClient } from './query-client.js';
import { router } from './router.js';
import { SigningWindow } from './signing-window.js';
import { theme } from './theme.js';

/** The console: theme, language, data and routes. */
export function App() {
  const { language } = useWords();
  return (
    <StrictMode>
      <ConfigProvider
        theme={theme}
        locale={language === 'zh-CN' ? zhCN : enUS}
        button={{ autoInsertSpace: false }}
      >
        <QueryClientProvider client={queryClient}>
          <SigningWindow>
            <RouterProvider router={router} />
          </SigningWindow>
        </QueryClientProvider>
      </ConfigProvider>
    </StrictMode>
  );
}
