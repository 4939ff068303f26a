import type { TourWords } from './tour-words.svelte.ts';

export const tourWords: TourWords = {
  title: '快速了解',
  step: (at, of) => `${at} / ${of}`,
  next: '下一步',
  done: '完成',
  dismiss: '不再显示',
  steps: {
    overview: '本季度八项指标，并与上季度、去年同期对照。',
    open: '每个数字都能点开：口径、分子分母、SQL，以及构成它的客户。',
    flow: '谁从哪个分层流转到哪个分层，是因为购买，还是因为沉默。',
    customers: '每份名单都能落到客户，每位客户都能落到订单明细的文件与行号。',
    data: '把自己的文件拖到任意页面：它会替换演示数据，每一行都有去处。'
  }
};
