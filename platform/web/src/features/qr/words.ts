export const zh = {
  qr: {
    picture: '供手机扫描的二维码',
    number: '核对数字（手机上应显示同一个）',
    code: '不便扫码时，在手机上输入',
    left: '{seconds} 秒后失效',
    again: '重新获取二维码',
    loginTitle: '手机扫码登录',
    loginHint: '用手机相机扫描，或在手机上打开本网站的“手机签名”并输入短码。请确认手机上显示的网址和数字与此处相同。',
    openTitle: '用手机打开密封的投标',
    openHint: '这份投标是用手机证书密封的。请扫描二维码，在手机上确认；密钥只在手机与本浏览器之间传递，平台看不到。',
    states: { WAITING: '等待手机扫描', SCANNED: '已扫描，请在手机上确认', CONFIRMED: '手机已确认', REFUSED: '手机已拒绝', EXPIRED: '已失效' }
  }
}

export const en: typeof zh = {
  qr: {
    picture: 'QR code for a phone',
    number: 'Compare: the phone shows the same number',
    code: 'No camera? Type this on the phone',
    left: 'valid for {seconds} s',
    again: 'New code',
    loginTitle: 'Sign in with a phone',
    loginHint: 'Scan with the camera of the phone, or open “Sign by phone” of this site there and type the short code. Check that address and number on the phone are those shown here.',
    openTitle: 'Open the sealed bid with a phone',
    openHint: 'This bid was sealed to a phone. Scan the code and confirm on the phone; the key passes between phone and this browser only, the platform cannot read it.',
    states: { WAITING: 'waiting for the phone', SCANNED: 'scanned, confirm on the phone', CONFIRMED: 'confirmed', REFUSED: 'refused on the phone', EXPIRED: 'expired' }
  }
}
