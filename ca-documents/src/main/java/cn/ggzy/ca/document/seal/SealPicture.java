package cn.ggzy.ca.document.seal;

/** How a seal looks: the kind of picture ({@code PNG}, {@code OFD} …), its octets, width and height in millimetres. */
public record SealPicture(String type, byte[] data, int width, int height) {}
