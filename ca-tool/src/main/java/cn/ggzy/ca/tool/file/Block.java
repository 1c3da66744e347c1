package cn.ggzy.ca.tool.file;

/** One object of a file: its PEM label, empty when it came as bare DER, and its octets. */
public record Block(String label, byte[] der) {}
