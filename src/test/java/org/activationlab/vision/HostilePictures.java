package org.activationlab.vision;

import java.awt.image.BufferedImage;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.util.List;
import javax.imageio.ImageIO;
import org.activationlab.hostile.ForeignFile;
import org.activationlab.hostile.Seeds;
import org.activationlab.network.layers.ActivationShape;

/** Pictures and names of classes from elsewhere. */
public final class HostilePictures {

    private static final List<String> WORDS = List.of(
            "IHDR",
            "IDAT",
            "PLTE",
            "tRNS",
            "IEND",
            "iCCP",
            "zTXt",
            "GIF89a",
            "\u00ff\u00c0",
            "\u00ff\u00c4",
            "\u00ff\u00da",
            "\u00ff\u00d9",
            "\u00ff\u00e1",
            "BM",
            "\u007f\u00ff\u00ff\u00ff",
            "\0\0\0\0");

    private HostilePictures() {}

    /** All kinds. */
    public static List<ForeignFile> all() throws IOException {
        return List.of(
                ForeignFile.binary(
                        "pictures",
                        List.of(
                                picture("png", BufferedImage.TYPE_INT_RGB),
                                picture("png", BufferedImage.TYPE_BYTE_BINARY),
                                picture("jpg", BufferedImage.TYPE_INT_RGB),
                                picture("gif", BufferedImage.TYPE_BYTE_INDEXED),
                                picture("bmp", BufferedImage.TYPE_INT_RGB),
                                Seeds.resource("/reference/picture_palette.gif")),
                        WORDS,
                        file -> ImageFile.read(file, ActivationShape.of(3, 16, 16), false)),
                ForeignFile.text(
                        "class-names",
                        List.of(
                                Seeds.text("tench\ngoldfish\n"),
                                Seeds.text("[\"tench\", \"goldfish\"]"),
                                Seeds.text(
                                        "{\"0\": [\"n01440764\", \"tench\"], \"1\": [\"n01443537\", \"goldfish\"]}")),
                        List.of("[", "{", "}", "]", "\"", ":", "null", "\n", "\"0\"", "\u00ff"),
                        file -> ClassNames.read(file, 2)));
    }

    private static byte[] picture(String format, int type) throws IOException {
        BufferedImage picture = new BufferedImage(20, 18, type);
        for (int i = 0; i < 360; i++) {
            picture.setRGB(i % 20, i / 20, 0x010305 * i);
        }
        ByteArrayOutputStream bytes = new ByteArrayOutputStream();
        if (!ImageIO.write(picture, format, bytes)) {
            throw new IOException("this Java writes no " + format);
        }
        return bytes.toByteArray();
    }
}
