import type { SampleStage } from './sample-stage.js';

const FOLDER = 'auction-simple/application-javascript';
const AUCTION = 'PaintingAuction';
const BIDDERS = [
  ['org1', 'bidder1', '800'],
  ['org1', 'bidder2', '500'],
  ['org2', 'bidder3', '700'],
  ['org2', 'bidder4', '900'],
] as const;

/** The auction of the sample's readme: the highest bid is revealed last, and until then nobody wins. */
export function simpleAuction(stage: SampleStage): string {
  const play = (script: string, ...args: readonly string[]): string =>
    stage.run(FOLDER, ['node', `${script}.js`, ...args]);
  const printed = [play('enrollAdmin', 'org1'), play('enrollAdmin', 'org2')];
  printed.push(play('registerEnrollUser', 'org1', 'seller'));
  for (const [org, bidder] of BIDDERS) {
    printed.push(play('registerEnrollUser', org, bidder));
  }
  printed.push(play('createAuction', 'org1', 'seller', AUCTION, 'painting'));
  const bids = BIDDERS.map(([org, bidder, price]) => {
    const bid = /BidID: (\w+)/u.exec(play('bid', org, bidder, AUCTION, price))?.[1] ?? '';
    printed.push(play('submitBid', org, bidder, AUCTION, bid));
    return [org, bidder, AUCTION, bid] as const;
  });
  printed.push(play('closeAuction', 'org1', 'seller', AUCTION));
  const [first, , third, highest] = bids;
  for (const bid of [first, third]) {
    printed.push(play('revealBid', ...(bid ?? [])));
  }
  printed.push(refusal(() => play('endAuction', 'org1', 'seller', AUCTION)));
  printed.push(play('revealBid', ...(highest ?? [])));
  printed.push(play('endAuction', 'org1', 'seller', AUCTION));
  return printed.join('');
}

function refusal(call: () => string): string {
  try {
    call();
  } catch (error) {
    return `refused: ${error instanceof Error ? error.message : String(error)}`;
  }
  throw new Error('the auction ended though the highest bid had not been revealed');
}
