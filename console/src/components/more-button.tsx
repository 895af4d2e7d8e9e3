import { Button } from 'antd';
import { useWords } from '../i18n/use-words.js';

interface MoreButtonProps {
  /** A list that is read by pages. */
  readonly pages: {
    readonly hasNextPage: boolean;
    readonly isFetchingNextPage: boolean;
    readonly fetchNextPage: () => Promise<unknown>;
  };
}

/** Reads the next page of a list; nothing once all of it is there. */
export function MoreButton({ pages }: MoreButtonProps) {
  const { t } = useWords();
  if (!pages.hasNextPage) return null;
  return (
    <div>
      <Button
        loading={pages.isFetchingNextPage}
        data-testid="more"
        onClick={() => void pages.fetchNextPage()}
      >
        {t('common.more')}
      </Button>
    </div>
  );
}
