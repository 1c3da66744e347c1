/** What revocation lists (RFC 5280) and OCSP answers (RFC 6960) say about one certificate at an instant; from handed-in octets alone. */
@org.jspecify.annotations.NullMarked
package cn.ggzy.ca.revocation;
