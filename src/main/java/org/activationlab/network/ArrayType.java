package org.activationlab.network;

import java.nio.ByteBuffer;
import java.util.Optional;

/** How the numbers of a stored array are written; all little-endian. */
public enum ArrayType {
    /** 32-bit floats. */
    F32(4, "F32", "<f4") {
        @Override
        float next(ByteBuffer bytes) {
            return bytes.getFloat();
        }
    },
    /** 64-bit floats, rounded to 32 bits when they are read. */
    F64(8, "F64", "<f8") {
        @Override
        float next(ByteBuffer bytes) {
            return (float) bytes.getDouble();
        }
    },
    /** 16-bit floats of IEEE 754. */
    F16(2, "F16", "<f2") {
        @Override
        float next(ByteBuffer bytes) {
            return half(bytes.getShort());
        }
    },
    /** The upper halves of 32-bit floats. */
    BF16(2, "BF16", "") {
        @Override
        float next(ByteBuffer bytes) {
            return Float.intBitsToFloat(bytes.getShort() << 16);
        }
    },
    /** 64-bit whole numbers, such as counters. */
    I64(8, "I64", "<i8") {
        @Override
        float next(ByteBuffer bytes) {
            return bytes.getLong();
        }
    },
    /** 32-bit whole numbers. */
    I32(4, "I32", "<i4") {
        @Override
        float next(ByteBuffer bytes) {
            return bytes.getInt();
        }
    },
    /** Bytes from 0 to 255. */
    U8(1, "U8", "|u1") {
        @Override
        float next(ByteBuffer bytes) {
            return bytes.get() & 0xff;
        }
    };

    private static final int HALF_MANTISSA_BITS = 10;
    private static final int HALF_EXPONENT_MASK = 0x1f;
    private static final int HALF_MANTISSA_MASK = 0x3ff;

    private final int bytes;
    private final String safetensors;
    private final String numpy;

    ArrayType(int bytes, String safetensors, String numpy) {
        this.bytes = bytes;
        this.safetensors = safetensors;
        this.numpy = numpy;
    }

    /**
     * Gives the size of a number.
     *
     * @return bytes
     */
    public int bytes() {
        return bytes;
    }

    /** Reads the next number. */
    abstract float next(ByteBuffer bytes);

    /** Finds the type that a safetensors header names. */
    static Optional<ArrayType> ofSafetensors(String word) {
        for (ArrayType type : values()) {
            if (type.safetensors.equals(word)) {
                return Optional.of(type);
            }
        }
        return Optional.empty();
    }

    /** Finds the type that a NumPy header names. */
    static Optional<ArrayType> ofNumpy(String word) {
        for (ArrayType type : values()) {
            if (!type.numpy.isEmpty() && type.numpy.equals(word)) {
                return Optional.of(type);
            }
        }
        return Optional.empty();
    }

    /** Float.float16ToFloat came with Java 20. */
    private static float half(short bits) {
        int exponent = (bits >> HALF_MANTISSA_BITS) & HALF_EXPONENT_MASK;
        int mantissa = bits & HALF_MANTISSA_MASK;
        float size;
        if (exponent == 0) {
            size = mantissa * 0x1p-24f;
        } else if (exponent == HALF_EXPONENT_MASK) {
            size = mantissa == 0 ? Float.POSITIVE_INFINITY : Float.NaN;
        } else {
            size = Float.intBitsToFloat(((exponent + 112) << 23) | (mantissa << 13));
        }
        return bits < 0 ? -size : size;
    }
}
