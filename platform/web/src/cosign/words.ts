/** What the refusals of the two-party protocol mean to the person in front of the page. */
export const zh = {
  cosign: {
    'bad-answer': '服务端的应答不能形成有效签名，本次签名已作废，请重新发起',
    'bad-ciphertext': '密文不是加密给这张证书的，或已损坏',
    'bad-opening': '密钥生成时客户端打开的内容与承诺不符',
    'bad-point': '收到的曲线点不合法',
    'bad-proof': '对方未能证明其持有自己的密钥分量',
    'bad-scalar': '收到的数值不在允许范围内',
    'confirmation-differs': '双方算出的公钥不一致，密钥未启用',
    'decrypt-limit': '解密次数已达上限，请稍后再试',
    'key-exists': '该密钥名称已存在',
    malformed: '请求格式不正确',
    'not-showable': '待签内容无法向签名人展示，拒绝签名',
    'not-shown': '待签内容与展示的内容不一致，拒绝签名',
    'pin-locked': 'PIN 已连续输错五次，证书已锁定，请到发证机构解锁',
    'pin-wrong': 'PIN 不正确',
    'refresh-pending': '上次更新的结果尚不确定，请先完成一次签名',
    'session-closed': '本次会话已关闭，请重新发起',
    'session-open': '这张证书有另一个会话尚未结束',
    'session-used': '本次会话已使用过，请重新发起',
    'stale-share': '密钥分量已更新，请使用新的分量',
    'start-over': '密钥生成需要重新开始',
    'store-failed': '浏览器未能保存密钥分量，本次操作未生效',
    'unknown-key': '没有这把密钥，或已注销',
    'unknown-session': '没有这个会话，或已过期',
    used: '本次操作已完成过，请重新发起',
    'weak-point': '收到的曲线点的私钥是公开的，拒绝使用'
  }
}

export const en: typeof zh = {
  cosign: {
    'bad-answer': "The server's answer makes no valid signature; this attempt is void, please begin again",
    'bad-ciphertext': 'The text was not encrypted to this certificate, or is damaged',
    'bad-opening': 'What the client opened is not what it had committed to',
    'bad-point': 'A point that was received is not valid',
    'bad-proof': 'The other side did not prove that it knows its half of the key',
    'bad-scalar': 'A number that was received is out of range',
    'confirmation-differs': 'The two sides computed different keys; the key is not used',
    'decrypt-limit': 'Too many decryptions, please try again later',
    'key-exists': 'A key of this name exists',
    malformed: 'The request has a wrong form',
    'not-showable': 'What is to be signed cannot be shown to anybody and is not signed',
    'not-shown': 'What is to be signed is not what was shown',
    'pin-locked': 'Five wrong PINs: the certificate is locked; its issuer can unlock it',
    'pin-wrong': 'The PIN is wrong',
    'refresh-pending': 'It is not yet known how the last refresh ended; please sign something first',
    'session-closed': 'The session is closed, please begin again',
    'session-open': 'Another session of this certificate is still open',
    'session-used': 'The session was used, please begin again',
    'stale-share': 'The half of the key was refreshed; the new one is needed',
    'start-over': 'Making the key has to start over',
    'store-failed': 'The browser could not keep the half of the key; nothing was changed',
    'unknown-key': 'No such key, or it was deleted',
    'unknown-session': 'No such session, or its time is over',
    used: 'This step was done already, please begin again',
    'weak-point': 'Everybody knows the number behind a point that was received'
  }
}
