export const zh = {
  certificates: {
    title: '证书判定',
    intro: '选择一份证书，看它在某一时刻、为某一用途是否有效：结论、证书路径和每一项检查的依据。',
    purpose: '用途',
    purposes: { SIGN: '签名', LOGIN: '登录', ENCRYPT: '加密', SEAL: '电子印章', TIME_STAMP: '时间戳' },
    at: '时刻',
    now: '现在',
    drop: '把证书文件拖到这里，或',
    choose: '选择证书',
    dropHint: 'PEM 或 DER。证书不是秘密，会发给平台判定。',
    again: '重新判定',
    status: { VALID: '有效', INVALID: '无效', UNDETERMINED: '无法判定' },
    service: '目录机构',
    recheck: '结论在 {at} 之前成立',
    path: '证书路径',
    places: { holder: '持有人证书', between: '中间机构', listed: '信任目录中的机构' },
    signedBy: '由下方机构签发',
    outcomes: { PASSED: '通过', WARNED: '有提示', UNDETERMINED: '未能判定', FAILED: '不通过' },
    checks: '逐项检查',
    madeOf: '由 {n} 项组成'
  }
}

export const en: typeof zh = {
  certificates: {
    title: 'Verdict on a certificate',
    intro: 'Choose a certificate and see whether it holds at an instant, for a purpose: the verdict, the path, and what each check was decided by.',
    purpose: 'Purpose',
    purposes: { SIGN: 'Signing', LOGIN: 'Login', ENCRYPT: 'Encryption', SEAL: 'Electronic seal', TIME_STAMP: 'Time stamp' },
    at: 'Instant',
    now: 'Now',
    drop: 'Drop a certificate here, or',
    choose: 'Choose a certificate',
    dropHint: 'PEM or DER. A certificate is no secret; it is sent to the platform.',
    again: 'Judge again',
    status: { VALID: 'Valid', INVALID: 'Invalid', UNDETERMINED: 'Undetermined' },
    service: 'listed authority',
    recheck: 'holds until {at}',
    path: 'Path',
    places: { holder: "Holder's certificate", between: 'Authority in between', listed: 'Listed authority' },
    signedBy: 'issued by the one below',
    outcomes: { PASSED: 'passed', WARNED: 'with a remark', UNDETERMINED: 'open', FAILED: 'failed' },
    checks: 'Each check',
    madeOf: 'made of {n}'
  }
}
