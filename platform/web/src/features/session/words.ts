export const zh = {
  login: {
    title: '证书登录',
    intro: '平台没有口令。登录就是用您的证书签一段一次性的文字，签名在本机完成。',
    practice: '选择演练账户',
    practiceHint: '训练模式下，演练私钥由平台提供。正式环境中私钥只在您自己手里。',
    named: '或输入演练密钥名，例如 expert-E00012',
    take: '取用',
    file: '使用密钥文件',
    fileHint: '选择 JSON 密钥文件（ggzy-practice-key/1）。文件只在本机读取。',
    text: '将被签名的文字',
    expires: '{seconds} 秒后失效',
    expired: '这段文字已失效，请重新获取。',
    go: '签名并登录',
    again: '重新获取',
    insecure: '浏览器只在 https 或本机地址上提供签名所需的密码功能；当前地址不行。'
  }
}

export const en: typeof zh = {
  login: {
    title: 'Sign in with a certificate',
    intro: 'There are no passwords here. You sign in by signing a one-time text with your certificate, on this device.',
    practice: 'Choose a practice account',
    practiceHint: 'In practice mode the platform hands out practice keys. In production the private key is in your hands alone.',
    named: 'or the name of a practice key, for example expert-E00012',
    take: 'Take',
    file: 'Use a key file',
    fileHint: 'Choose a JSON key file (ggzy-practice-key/1). It is read on this device only.',
    text: 'The text that will be signed',
    expires: 'valid for {seconds} s',
    expired: 'This text has expired. Ask for a new one.',
    go: 'Sign and enter',
    again: 'New text',
    insecure: 'Browsers offer the cryptography needed for signing only on https or on this machine itself; this address is neither.'
  }
}
