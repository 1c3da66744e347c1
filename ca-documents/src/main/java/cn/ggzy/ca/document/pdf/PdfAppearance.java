package cn.ggzy.ca.document.pdf;

/** Where a seal's picture (PNG or JPEG) stands: page from 1, left and lower edge, width and height in points (1/72 inch). */
public record PdfAppearance(int page, float left, float bottom, float width, float height, byte[] picture) {}
