// How texts cross between JavaScript and the engine, in place of Embind's own converter for std::string, which goes through every text
// letter by letter in JavaScript: a pack's text took longer to hand over than to read. Whoever has bytes already hands them over as they are.
// Linked with --js-library; names with $ are Emscripten's.
mergeInto(LibraryManager.library, {
  _embind_register_std_string__deps: ['$readLatin1String', '$registerType', '$simpleReadValueFromPointer', '$throwBindingError'],
  _embind_register_std_string: function (type, name) {
    // iPhones knew TextEncoder for three years before it could write into memory that is there (2018 to 2021).
    var encoder = typeof TextEncoder != 'undefined' && TextEncoder.prototype.encodeInto ? new TextEncoder() : undefined;
    registerType(type, {
      name: readLatin1String(name),
      'fromWireType': function (wire) {
        var length = HEAPU32[wire >> 2];
        var text = UTF8Decoder ? UTF8Decoder.decode(HEAPU8.subarray(wire + 4, wire + 4 + length)) : UTF8ToString(wire + 4, length);
        _free(wire);
        return text;
      },
      'toWireType': function (destructors, value) {
        var isText = typeof value == 'string';
        if (!isText && !(value instanceof Uint8Array)) throwBindingError('expected a string or a Uint8Array');
        // A letter takes at most three bytes. Texts of a size that only strangers send are counted first, not to ask for three times theirs.
        var room = isText ? (encoder && value.length < 1000000 ? value.length * 3 : lengthBytesUTF8(value)) : value.length;
        var wire = _malloc(4 + room + 1);
        if (!isText) HEAPU8.set(value, wire + 4);
        else if (encoder) room = encoder.encodeInto(value, HEAPU8.subarray(wire + 4, wire + 4 + room)).written;
        else stringToUTF8(value, wire + 4, room + 1);
        HEAPU32[wire >> 2] = room;
        if (destructors !== null) destructors.push(_free, wire);
        return wire;
      },
      'argPackAdvance': 8,
      'readValueFromPointer': simpleReadValueFromPointer,
      destructorFunction: function (wire) {
        _free(wire);
      },
    });
  },
});
