export const zh = {
  award: {
    title: '候选人与结果',
    candidates: '中标候选人',
    notYet: '评标报告全体签署之后才有候选人。',
    publish: '签名并公示候选人',
    until: '公示期至',
    left: '公示还剩',
    publicity: '公示期间可以提出异议；公示期满才能定标。',
    award: '签名并确定中标人',
    awardHint: '排名第一的候选人中标。改选其他候选人须有法定理由（条例第五十五条）。',
    choose: '中标人',
    cause: '不选第一名的法定理由',
    winner: '中标人',
    causes: {
      GAVE_UP: '放弃中标',
      FORCE_MAJEURE: '因不可抗力不能履行合同',
      NO_PERFORMANCE_BOND: '未按要求提交履约保证金',
      OFFENCE_FOUND: '被查实存在影响中标结果的违法行为'
    },
    publications: '公告'
  }
}

export const en: typeof zh = {
  award: {
    title: 'Candidates and result',
    candidates: 'Candidates',
    notYet: 'There are candidates once every member has signed the report.',
    publish: 'Sign and publish the candidates',
    until: 'Published until',
    left: 'time left',
    publicity: 'Objections may be raised while candidates are published; the award comes after that.',
    award: 'Sign and award',
    awardHint: 'The candidate ranked first wins. Another one needs a cause named by law (条例 art. 55).',
    choose: 'Winner',
    cause: 'Legal cause for not taking the first',
    winner: 'Winner',
    causes: {
      GAVE_UP: 'gave the award up',
      FORCE_MAJEURE: 'cannot perform because of force majeure',
      NO_PERFORMANCE_BOND: 'did not provide the performance bond',
      OFFENCE_FOUND: 'found to have acted illegally in a way that affects the result'
    },
    publications: 'Notices'
  }
}
