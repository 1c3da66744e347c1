export const zh = {
  opening: {
    title: '开标大厅',
    intro: '任何人都可以旁观。到截止时间后合约关闭接收，投标人各自交出内容密钥，合约逐份比对并公布结果。',
    live: '实时',
    broken: '实时连接中断，正在重连…',
    before: '尚未到投标截止时间。此前，投标份数和投标人都保密。',
    states: { WAITING: '等待截止', CLOSED: '已截止，准备开标', RELEASING: '解密中', OPENED: '开标完成', FAILED: '开标失败' },
    until: '解密截止',
    count: '投标 {n} 份',
    bid: '投标',
    bidder: '投标人',
    figures: '唱标内容',
    entry: { SEALED: '未解密', RELEASED: '正在解密与比对', OPENED: '已开启', REFUSED: '被合约拒绝', ABSENT: '未按时解密' },
    fault: { BIDDER: '责任在投标人', OTHERS: '责任不在投标人' },
    codes: {
      'bid.sealed-file-changed': '存储的密封文件与递交时的指纹不一致',
      'bid.content-differs': '解密内容与承诺的内容不一致',
      'bid.figure-differs': '唱标数值与承诺不一致',
      'bid.identity-mismatch': '投标人身份与承诺不一致',
      'bid.second-bid': '同一单位的第二份投标',
      'opening.not-released': '投标人没有在规定时间内解密'
    },
    mine: '我的投标',
    release: '签名并交出内容密钥',
    noStub: '本浏览器里没有您在这个项目的投标存根。请选择存根文件：',
    loadStub: '选择存根文件',
    noKey: '解开内容密钥需要您的私钥：',
    chart: '投标报价',
    chartText: '报价柱状图：{list}',
    ceiling: '限价',
  }
}

export const en: typeof zh = {
  opening: {
    title: 'Opening hall',
    intro: 'Anyone may watch. After the deadline the contract stops accepting, bidders release their content keys, and the contract compares each bid and records the outcome.',
    live: 'live',
    broken: 'The live connection broke; reconnecting…',
    before: 'The deadline has not come. Until then the number of bids and the bidders are secret.',
    states: { WAITING: 'waiting for the deadline', CLOSED: 'closed, opening is being prepared', RELEASING: 'bids are being opened', OPENED: 'opening complete', FAILED: 'opening failed' },
    until: 'Keys are taken until',
    count: '{n} bid(s)',
    bid: 'Bid',
    bidder: 'Bidder',
    figures: 'Read out',
    entry: { SEALED: 'sealed', RELEASED: 'being decrypted and compared', OPENED: 'opened', REFUSED: 'refused by the contract', ABSENT: 'not released in time' },
    fault: { BIDDER: 'the bidder is answerable', OTHERS: 'the bidder is not answerable' },
    codes: {
      'bid.sealed-file-changed': 'The stored sealed file differs from the fingerprint given at submission',
      'bid.content-differs': 'The decrypted content differs from the commitment',
      'bid.figure-differs': 'A figure differs from its commitment',
      'bid.identity-mismatch': 'The bidder differs from the commitment',
      'bid.second-bid': 'A second bid of the same organisation',
      'opening.not-released': 'The bidder did not release the key in time'
    },
    mine: 'My bid',
    release: 'Sign and release the content key',
    noStub: 'This browser has no bid stub of yours for this tender. Choose the stub file:',
    loadStub: 'Choose stub file',
    noKey: 'Unwrapping the content key needs your private key:',
    chart: 'Prices',
    chartText: 'Bar chart of prices: {list}',
    ceiling: 'ceiling',
  }
}
