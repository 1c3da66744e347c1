package cn.ggzy.platform.service.mediumless;

/** Port: whether the person before the camera is the one whom the identity number names (实人核验). The picture is not kept. */
@FunctionalInterface
public interface FaceCheck {
    boolean isSame(String person, String personId, byte[] picture);
}
