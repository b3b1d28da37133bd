// @ts-nocheck: what ajv writes has no types. Generated from schema/ by `npm run generate`: edit the schemas instead.
var __create = Object.create;
var __defProp = Object.defineProperty;
var __getOwnPropDesc = Object.getOwnPropertyDescriptor;
var __getOwnPropNames = Object.getOwnPropertyNames;
var __getProtoOf = Object.getPrototypeOf;
var __hasOwnProp = Object.prototype.hasOwnProperty;
var __esm = (fn, res, err) => function __init() {
  if (err) throw err[0];
  try {
    return fn && (res = (0, fn[__getOwnPropNames(fn)[0]])(fn = 0)), res;
  } catch (e) {
    throw err = [e], e;
  }
};
var __commonJS = (cb, mod) => function __require() {
  try {
    return mod || (0, cb[__getOwnPropNames(cb)[0]])((mod = { exports: {} }).exports, mod), mod.exports;
  } catch (e) {
    throw mod = 0, e;
  }
};
var __export = (target, all) => {
  for (var name in all)
    __defProp(target, name, { get: all[name], enumerable: true });
};
var __copyProps = (to, from, except, desc) => {
  if (from && typeof from === "object" || typeof from === "function") {
    for (let key of __getOwnPropNames(from))
      if (!__hasOwnProp.call(to, key) && key !== except)
        __defProp(to, key, { get: () => from[key], enumerable: !(desc = __getOwnPropDesc(from, key)) || desc.enumerable });
  }
  return to;
};
var __toESM = (mod, isNodeMode, target) => (target = mod != null ? __create(__getProtoOf(mod)) : {}, __copyProps(
  // If the importer is in node compatibility mode or this is not an ESM
  // file that has been converted to a CommonJS file using a Babel-
  // compatible transform (i.e. "__esModule" has not been set), then set
  // "default" to the CommonJS "module.exports" for node compatibility.
  isNodeMode || !mod || !mod.__esModule ? __defProp(target, "default", { value: mod, enumerable: true }) : target,
  mod
));
var __toCommonJS = (mod) => __copyProps(__defProp({}, "__esModule", { value: true }), mod);

// node_modules/ajv/dist/runtime/ucs2length.js
var require_ucs2length = __commonJS({
  "node_modules/ajv/dist/runtime/ucs2length.js"(exports) {
    "use strict";
    Object.defineProperty(exports, "__esModule", { value: true });
    function ucs2length(str) {
      const len = str.length;
      let length = 0;
      let pos = 0;
      let value;
      while (pos < len) {
        length++;
        value = str.charCodeAt(pos++);
        if (value >= 55296 && value <= 56319 && pos < len) {
          value = str.charCodeAt(pos);
          if ((value & 64512) === 56320)
            pos++;
        }
      }
      return length;
    }
    exports.default = ucs2length;
    ucs2length.code = 'require("ajv/dist/runtime/ucs2length").default';
  }
});

// node_modules/ajv-formats/dist/formats.js
var require_formats = __commonJS({
  "node_modules/ajv-formats/dist/formats.js"(exports) {
    "use strict";
    Object.defineProperty(exports, "__esModule", { value: true });
    exports.formatNames = exports.fastFormats = exports.fullFormats = void 0;
    function fmtDef(validate, compare) {
      return { validate, compare };
    }
    exports.fullFormats = {
      // date: http://tools.ietf.org/html/rfc3339#section-5.6
      date: fmtDef(date, compareDate),
      // date-time: http://tools.ietf.org/html/rfc3339#section-5.6
      time: fmtDef(getTime(true), compareTime),
      "date-time": fmtDef(getDateTime(true), compareDateTime),
      "iso-time": fmtDef(getTime(), compareIsoTime),
      "iso-date-time": fmtDef(getDateTime(), compareIsoDateTime),
      // duration: https://tools.ietf.org/html/rfc3339#appendix-A
      duration: /^P(?!$)((\d+Y)?(\d+M)?(\d+D)?(T(?=\d)(\d+H)?(\d+M)?(\d+S)?)?|(\d+W)?)$/,
      uri,
      "uri-reference": /^(?:[a-z][a-z0-9+\-.]*:)?(?:\/?\/(?:(?:[a-z0-9\-._~!$&'()*+,;=:]|%[0-9a-f]{2})*@)?(?:\[(?:(?:(?:(?:[0-9a-f]{1,4}:){6}|::(?:[0-9a-f]{1,4}:){5}|(?:[0-9a-f]{1,4})?::(?:[0-9a-f]{1,4}:){4}|(?:(?:[0-9a-f]{1,4}:){0,1}[0-9a-f]{1,4})?::(?:[0-9a-f]{1,4}:){3}|(?:(?:[0-9a-f]{1,4}:){0,2}[0-9a-f]{1,4})?::(?:[0-9a-f]{1,4}:){2}|(?:(?:[0-9a-f]{1,4}:){0,3}[0-9a-f]{1,4})?::[0-9a-f]{1,4}:|(?:(?:[0-9a-f]{1,4}:){0,4}[0-9a-f]{1,4})?::)(?:[0-9a-f]{1,4}:[0-9a-f]{1,4}|(?:(?:25[0-5]|2[0-4]\d|[01]?\d\d?)\.){3}(?:25[0-5]|2[0-4]\d|[01]?\d\d?))|(?:(?:[0-9a-f]{1,4}:){0,5}[0-9a-f]{1,4})?::[0-9a-f]{1,4}|(?:(?:[0-9a-f]{1,4}:){0,6}[0-9a-f]{1,4})?::)|[Vv][0-9a-f]+\.[a-z0-9\-._~!$&'()*+,;=:]+)\]|(?:(?:25[0-5]|2[0-4]\d|[01]?\d\d?)\.){3}(?:25[0-5]|2[0-4]\d|[01]?\d\d?)|(?:[a-z0-9\-._~!$&'"()*+,;=]|%[0-9a-f]{2})*)(?::\d*)?(?:\/(?:[a-z0-9\-._~!$&'"()*+,;=:@]|%[0-9a-f]{2})*)*|\/(?:(?:[a-z0-9\-._~!$&'"()*+,;=:@]|%[0-9a-f]{2})+(?:\/(?:[a-z0-9\-._~!$&'"()*+,;=:@]|%[0-9a-f]{2})*)*)?|(?:[a-z0-9\-._~!$&'"()*+,;=:@]|%[0-9a-f]{2})+(?:\/(?:[a-z0-9\-._~!$&'"()*+,;=:@]|%[0-9a-f]{2})*)*)?(?:\?(?:[a-z0-9\-._~!$&'"()*+,;=:@/?]|%[0-9a-f]{2})*)?(?:#(?:[a-z0-9\-._~!$&'"()*+,;=:@/?]|%[0-9a-f]{2})*)?$/i,
      // uri-template: https://tools.ietf.org/html/rfc6570
      "uri-template": /^(?:(?:[^\x00-\x20"'<>%\\^`{|}]|%[0-9a-f]{2})|\{[+#./;?&=,!@|]?(?:[a-z0-9_]|%[0-9a-f]{2})+(?::[1-9][0-9]{0,3}|\*)?(?:,(?:[a-z0-9_]|%[0-9a-f]{2})+(?::[1-9][0-9]{0,3}|\*)?)*\})*$/i,
      // For the source: https://gist.github.com/dperini/729294
      // For test cases: https://mathiasbynens.be/demo/url-regex
      url: /^(?:https?|ftp):\/\/(?:\S+(?::\S*)?@)?(?:(?!(?:10|127)(?:\.\d{1,3}){3})(?!(?:169\.254|192\.168)(?:\.\d{1,3}){2})(?!172\.(?:1[6-9]|2\d|3[0-1])(?:\.\d{1,3}){2})(?:[1-9]\d?|1\d\d|2[01]\d|22[0-3])(?:\.(?:1?\d{1,2}|2[0-4]\d|25[0-5])){2}(?:\.(?:[1-9]\d?|1\d\d|2[0-4]\d|25[0-4]))|(?:(?:[a-z0-9\u{00a1}-\u{ffff}]+-)*[a-z0-9\u{00a1}-\u{ffff}]+)(?:\.(?:[a-z0-9\u{00a1}-\u{ffff}]+-)*[a-z0-9\u{00a1}-\u{ffff}]+)*(?:\.(?:[a-z\u{00a1}-\u{ffff}]{2,})))(?::\d{2,5})?(?:\/[^\s]*)?$/iu,
      email: /^[a-z0-9!#$%&'*+/=?^_`{|}~-]+(?:\.[a-z0-9!#$%&'*+/=?^_`{|}~-]+)*@(?:[a-z0-9](?:[a-z0-9-]*[a-z0-9])?\.)+[a-z0-9](?:[a-z0-9-]*[a-z0-9])?$/i,
      hostname: /^(?=.{1,253}\.?$)[a-z0-9](?:[a-z0-9-]{0,61}[a-z0-9])?(?:\.[a-z0-9](?:[-0-9a-z]{0,61}[0-9a-z])?)*\.?$/i,
      // optimized https://www.safaribooksonline.com/library/view/regular-expressions-cookbook/9780596802837/ch07s16.html
      ipv4: /^(?:(?:25[0-5]|2[0-4]\d|1\d\d|[1-9]?\d)\.){3}(?:25[0-5]|2[0-4]\d|1\d\d|[1-9]?\d)$/,
      ipv6: /^((([0-9a-f]{1,4}:){7}([0-9a-f]{1,4}|:))|(([0-9a-f]{1,4}:){6}(:[0-9a-f]{1,4}|((25[0-5]|2[0-4]\d|1\d\d|[1-9]?\d)(\.(25[0-5]|2[0-4]\d|1\d\d|[1-9]?\d)){3})|:))|(([0-9a-f]{1,4}:){5}(((:[0-9a-f]{1,4}){1,2})|:((25[0-5]|2[0-4]\d|1\d\d|[1-9]?\d)(\.(25[0-5]|2[0-4]\d|1\d\d|[1-9]?\d)){3})|:))|(([0-9a-f]{1,4}:){4}(((:[0-9a-f]{1,4}){1,3})|((:[0-9a-f]{1,4})?:((25[0-5]|2[0-4]\d|1\d\d|[1-9]?\d)(\.(25[0-5]|2[0-4]\d|1\d\d|[1-9]?\d)){3}))|:))|(([0-9a-f]{1,4}:){3}(((:[0-9a-f]{1,4}){1,4})|((:[0-9a-f]{1,4}){0,2}:((25[0-5]|2[0-4]\d|1\d\d|[1-9]?\d)(\.(25[0-5]|2[0-4]\d|1\d\d|[1-9]?\d)){3}))|:))|(([0-9a-f]{1,4}:){2}(((:[0-9a-f]{1,4}){1,5})|((:[0-9a-f]{1,4}){0,3}:((25[0-5]|2[0-4]\d|1\d\d|[1-9]?\d)(\.(25[0-5]|2[0-4]\d|1\d\d|[1-9]?\d)){3}))|:))|(([0-9a-f]{1,4}:){1}(((:[0-9a-f]{1,4}){1,6})|((:[0-9a-f]{1,4}){0,4}:((25[0-5]|2[0-4]\d|1\d\d|[1-9]?\d)(\.(25[0-5]|2[0-4]\d|1\d\d|[1-9]?\d)){3}))|:))|(:(((:[0-9a-f]{1,4}){1,7})|((:[0-9a-f]{1,4}){0,5}:((25[0-5]|2[0-4]\d|1\d\d|[1-9]?\d)(\.(25[0-5]|2[0-4]\d|1\d\d|[1-9]?\d)){3}))|:)))$/i,
      regex,
      // uuid: http://tools.ietf.org/html/rfc4122
      uuid: /^(?:urn:uuid:)?[0-9a-f]{8}-(?:[0-9a-f]{4}-){3}[0-9a-f]{12}$/i,
      // JSON-pointer: https://tools.ietf.org/html/rfc6901
      // uri fragment: https://tools.ietf.org/html/rfc3986#appendix-A
      "json-pointer": /^(?:\/(?:[^~/]|~0|~1)*)*$/,
      "json-pointer-uri-fragment": /^#(?:\/(?:[a-z0-9_\-.!$&'()*+,;:=@]|%[0-9a-f]{2}|~0|~1)*)*$/i,
      // relative JSON-pointer: http://tools.ietf.org/html/draft-luff-relative-json-pointer-00
      "relative-json-pointer": /^(?:0|[1-9][0-9]*)(?:#|(?:\/(?:[^~/]|~0|~1)*)*)$/,
      // the following formats are used by the openapi specification: https://spec.openapis.org/oas/v3.0.0#data-types
      // byte: https://github.com/miguelmota/is-base64
      byte,
      // signed 32 bit integer
      int32: { type: "number", validate: validateInt32 },
      // signed 64 bit integer
      int64: { type: "number", validate: validateInt64 },
      // C-type float
      float: { type: "number", validate: validateNumber },
      // C-type double
      double: { type: "number", validate: validateNumber },
      // hint to the UI to hide input strings
      password: true,
      // unchecked string payload
      binary: true
    };
    exports.fastFormats = {
      ...exports.fullFormats,
      date: fmtDef(/^\d\d\d\d-[0-1]\d-[0-3]\d$/, compareDate),
      time: fmtDef(/^(?:[0-2]\d:[0-5]\d:[0-5]\d|23:59:60)(?:\.\d+)?(?:z|[+-]\d\d(?::?\d\d)?)$/i, compareTime),
      "date-time": fmtDef(/^\d\d\d\d-[0-1]\d-[0-3]\dt(?:[0-2]\d:[0-5]\d:[0-5]\d|23:59:60)(?:\.\d+)?(?:z|[+-]\d\d(?::?\d\d)?)$/i, compareDateTime),
      "iso-time": fmtDef(/^(?:[0-2]\d:[0-5]\d:[0-5]\d|23:59:60)(?:\.\d+)?(?:z|[+-]\d\d(?::?\d\d)?)?$/i, compareIsoTime),
      "iso-date-time": fmtDef(/^\d\d\d\d-[0-1]\d-[0-3]\d[t\s](?:[0-2]\d:[0-5]\d:[0-5]\d|23:59:60)(?:\.\d+)?(?:z|[+-]\d\d(?::?\d\d)?)?$/i, compareIsoDateTime),
      // uri: https://github.com/mafintosh/is-my-json-valid/blob/master/formats.js
      uri: /^(?:[a-z][a-z0-9+\-.]*:)(?:\/?\/)?[^\s]*$/i,
      "uri-reference": /^(?:(?:[a-z][a-z0-9+\-.]*:)?\/?\/)?(?:[^\\\s#][^\s#]*)?(?:#[^\\\s]*)?$/i,
      // email (sources from jsen validator):
      // http://stackoverflow.com/questions/201323/using-a-regular-expression-to-validate-an-email-address#answer-8829363
      // http://www.w3.org/TR/html5/forms.html#valid-e-mail-address (search for 'wilful violation')
      email: /^[a-z0-9.!#$%&'*+/=?^_`{|}~-]+@[a-z0-9](?:[a-z0-9-]{0,61}[a-z0-9])?(?:\.[a-z0-9](?:[a-z0-9-]{0,61}[a-z0-9])?)*$/i
    };
    exports.formatNames = Object.keys(exports.fullFormats);
    function isLeapYear(year) {
      return year % 4 === 0 && (year % 100 !== 0 || year % 400 === 0);
    }
    var DATE = /^(\d\d\d\d)-(\d\d)-(\d\d)$/;
    var DAYS = [0, 31, 28, 31, 30, 31, 30, 31, 31, 30, 31, 30, 31];
    function date(str) {
      const matches = DATE.exec(str);
      if (!matches)
        return false;
      const year = +matches[1];
      const month = +matches[2];
      const day = +matches[3];
      return month >= 1 && month <= 12 && day >= 1 && day <= (month === 2 && isLeapYear(year) ? 29 : DAYS[month]);
    }
    function compareDate(d1, d2) {
      if (!(d1 && d2))
        return void 0;
      if (d1 > d2)
        return 1;
      if (d1 < d2)
        return -1;
      return 0;
    }
    var TIME = /^(\d\d):(\d\d):(\d\d(?:\.\d+)?)(z|([+-])(\d\d)(?::?(\d\d))?)?$/i;
    function getTime(strictTimeZone) {
      return function time(str) {
        const matches = TIME.exec(str);
        if (!matches)
          return false;
        const hr = +matches[1];
        const min = +matches[2];
        const sec = +matches[3];
        const tz = matches[4];
        const tzSign = matches[5] === "-" ? -1 : 1;
        const tzH = +(matches[6] || 0);
        const tzM = +(matches[7] || 0);
        if (tzH > 23 || tzM > 59 || strictTimeZone && !tz)
          return false;
        if (hr <= 23 && min <= 59 && sec < 60)
          return true;
        const utcMin = min - tzM * tzSign;
        const utcHr = hr - tzH * tzSign - (utcMin < 0 ? 1 : 0);
        return (utcHr === 23 || utcHr === -1) && (utcMin === 59 || utcMin === -1) && sec < 61;
      };
    }
    function compareTime(s1, s2) {
      if (!(s1 && s2))
        return void 0;
      const t1 = (/* @__PURE__ */ new Date("2020-01-01T" + s1)).valueOf();
      const t2 = (/* @__PURE__ */ new Date("2020-01-01T" + s2)).valueOf();
      if (!(t1 && t2))
        return void 0;
      return t1 - t2;
    }
    function compareIsoTime(t1, t2) {
      if (!(t1 && t2))
        return void 0;
      const a1 = TIME.exec(t1);
      const a2 = TIME.exec(t2);
      if (!(a1 && a2))
        return void 0;
      t1 = a1[1] + a1[2] + a1[3];
      t2 = a2[1] + a2[2] + a2[3];
      if (t1 > t2)
        return 1;
      if (t1 < t2)
        return -1;
      return 0;
    }
    var DATE_TIME_SEPARATOR = /t|\s/i;
    function getDateTime(strictTimeZone) {
      const time = getTime(strictTimeZone);
      return function date_time(str) {
        const dateTime = str.split(DATE_TIME_SEPARATOR);
        return dateTime.length === 2 && date(dateTime[0]) && time(dateTime[1]);
      };
    }
    function compareDateTime(dt1, dt2) {
      if (!(dt1 && dt2))
        return void 0;
      const d1 = new Date(dt1).valueOf();
      const d2 = new Date(dt2).valueOf();
      if (!(d1 && d2))
        return void 0;
      return d1 - d2;
    }
    function compareIsoDateTime(dt1, dt2) {
      if (!(dt1 && dt2))
        return void 0;
      const [d1, t1] = dt1.split(DATE_TIME_SEPARATOR);
      const [d2, t2] = dt2.split(DATE_TIME_SEPARATOR);
      const res = compareDate(d1, d2);
      if (res === void 0)
        return void 0;
      return res || compareTime(t1, t2);
    }
    var NOT_URI_FRAGMENT = /\/|:/;
    var URI = /^(?:[a-z][a-z0-9+\-.]*:)(?:\/?\/(?:(?:[a-z0-9\-._~!$&'()*+,;=:]|%[0-9a-f]{2})*@)?(?:\[(?:(?:(?:(?:[0-9a-f]{1,4}:){6}|::(?:[0-9a-f]{1,4}:){5}|(?:[0-9a-f]{1,4})?::(?:[0-9a-f]{1,4}:){4}|(?:(?:[0-9a-f]{1,4}:){0,1}[0-9a-f]{1,4})?::(?:[0-9a-f]{1,4}:){3}|(?:(?:[0-9a-f]{1,4}:){0,2}[0-9a-f]{1,4})?::(?:[0-9a-f]{1,4}:){2}|(?:(?:[0-9a-f]{1,4}:){0,3}[0-9a-f]{1,4})?::[0-9a-f]{1,4}:|(?:(?:[0-9a-f]{1,4}:){0,4}[0-9a-f]{1,4})?::)(?:[0-9a-f]{1,4}:[0-9a-f]{1,4}|(?:(?:25[0-5]|2[0-4]\d|[01]?\d\d?)\.){3}(?:25[0-5]|2[0-4]\d|[01]?\d\d?))|(?:(?:[0-9a-f]{1,4}:){0,5}[0-9a-f]{1,4})?::[0-9a-f]{1,4}|(?:(?:[0-9a-f]{1,4}:){0,6}[0-9a-f]{1,4})?::)|[Vv][0-9a-f]+\.[a-z0-9\-._~!$&'()*+,;=:]+)\]|(?:(?:25[0-5]|2[0-4]\d|[01]?\d\d?)\.){3}(?:25[0-5]|2[0-4]\d|[01]?\d\d?)|(?:[a-z0-9\-._~!$&'()*+,;=]|%[0-9a-f]{2})*)(?::\d*)?(?:\/(?:[a-z0-9\-._~!$&'()*+,;=:@]|%[0-9a-f]{2})*)*|\/(?:(?:[a-z0-9\-._~!$&'()*+,;=:@]|%[0-9a-f]{2})+(?:\/(?:[a-z0-9\-._~!$&'()*+,;=:@]|%[0-9a-f]{2})*)*)?|(?:[a-z0-9\-._~!$&'()*+,;=:@]|%[0-9a-f]{2})+(?:\/(?:[a-z0-9\-._~!$&'()*+,;=:@]|%[0-9a-f]{2})*)*)(?:\?(?:[a-z0-9\-._~!$&'()*+,;=:@/?]|%[0-9a-f]{2})*)?(?:#(?:[a-z0-9\-._~!$&'()*+,;=:@/?]|%[0-9a-f]{2})*)?$/i;
    function uri(str) {
      return NOT_URI_FRAGMENT.test(str) && URI.test(str);
    }
    var BYTE = /^(?:[A-Za-z0-9+/]{4})*(?:[A-Za-z0-9+/]{2}==|[A-Za-z0-9+/]{3}=)?$/gm;
    function byte(str) {
      BYTE.lastIndex = 0;
      return BYTE.test(str);
    }
    var MIN_INT32 = -(2 ** 31);
    var MAX_INT32 = 2 ** 31 - 1;
    function validateInt32(value) {
      return Number.isInteger(value) && value <= MAX_INT32 && value >= MIN_INT32;
    }
    function validateInt64(value) {
      return Number.isInteger(value);
    }
    function validateNumber() {
      return true;
    }
    var Z_ANCHOR = /[^\\]\\Z/;
    function regex(str) {
      if (Z_ANCHOR.test(str))
        return false;
      try {
        new RegExp(str);
        return true;
      } catch (e) {
        return false;
      }
    }
  }
});

// src/check/schema/formats.ts
var formats_exports = {};
__export(formats_exports, {
  formats: () => formats
});
var import_formats, formats;
var init_formats = __esm({
  "src/check/schema/formats.ts"() {
    "use strict";
    import_formats = __toESM(require_formats(), 1);
    formats = {
      date: import_formats.fullFormats.date,
      email: import_formats.fullFormats.email,
      uri: import_formats.fullFormats.uri,
      "two-decimals": { type: "number", validate: (value) => Number(value.toFixed(2)) === value }
    };
  }
});

// <stdin>
var feature = validate20;
var schema31 = { "$schema": "https://json-schema.org/draft/2020-12/schema", "$id": "https://tenantry.dev/schema/feature.schema.json", "title": "Feature", "description": "features/<id>.yaml: an entitlement, permanent.", "examples": [{ "feature": "advanced_analytics", "description": "Dashboards over a tenant's own usage", "owner": "analytics@gcc.example", "requires": ["premium_storage"], "conflicts": [], "monthly_cost": 15e3 }], "type": "object", "additionalProperties": false, "required": ["feature", "description", "owner"], "properties": { "feature": { "type": "string", "pattern": "^[a-z][a-z0-9_-]{1,62}$", "description": "The feature's id: the file's name without .yaml." }, "description": { "type": "string", "minLength": 1, "maxLength": 500, "pattern": "\\S", "description": "What the feature does." }, "owner": { "type": "string", "format": "email", "maxLength": 254, "description": "Who answers for it." }, "requires": { "type": "array", "uniqueItems": true, "items": { "type": "string", "pattern": "^[a-z][a-z0-9_-]{1,62}$", "description": "A feature's id." }, "description": "The features that must be on with it." }, "conflicts": { "type": "array", "uniqueItems": true, "items": { "type": "string", "pattern": "^[a-z][a-z0-9_-]{1,62}$", "description": "A feature's id." }, "description": "The features that must not be on with it." }, "monthly_cost": { "type": "number", "format": "two-decimals", "minimum": 0, "maximum": 1e10, "description": "Added per tenant when the feature is an add-on. In the currency of tenantry.yaml, per month, at most two decimals." } } };
var pattern4 = new RegExp("^[a-z][a-z0-9_-]{1,62}$", "u");
var pattern5 = new RegExp("\\S", "u");
var func1 = require_ucs2length().default;
var formats0 = /^[a-z0-9!#$%&'*+/=?^_`{|}~-]+(?:\.[a-z0-9!#$%&'*+/=?^_`{|}~-]+)*@(?:[a-z0-9](?:[a-z0-9-]*[a-z0-9])?\.)+[a-z0-9](?:[a-z0-9-]*[a-z0-9])?$/i;
var formats2 = (init_formats(), __toCommonJS(formats_exports)).formats["two-decimals"];
function validate20(data, { instancePath = "", parentData, parentDataProperty, rootData = data, dynamicAnchors = {} } = {}) {
  ;
  let vErrors = null;
  let errors = 0;
  const evaluated0 = validate20.evaluated;
  if (evaluated0.dynamicProps) {
    evaluated0.props = void 0;
  }
  if (evaluated0.dynamicItems) {
    evaluated0.items = void 0;
  }
  if (data && typeof data == "object" && !Array.isArray(data)) {
    if (data.feature === void 0) {
      const err0 = { instancePath, schemaPath: "#/required", keyword: "required", params: { missingProperty: "feature" }, message: "must have required property 'feature'", schema: schema31.required, parentSchema: schema31, data };
      if (vErrors === null) {
        vErrors = [err0];
      } else {
        vErrors.push(err0);
      }
      errors++;
    }
    if (data.description === void 0) {
      const err1 = { instancePath, schemaPath: "#/required", keyword: "required", params: { missingProperty: "description" }, message: "must have required property 'description'", schema: schema31.required, parentSchema: schema31, data };
      if (vErrors === null) {
        vErrors = [err1];
      } else {
        vErrors.push(err1);
      }
      errors++;
    }
    if (data.owner === void 0) {
      const err2 = { instancePath, schemaPath: "#/required", keyword: "required", params: { missingProperty: "owner" }, message: "must have required property 'owner'", schema: schema31.required, parentSchema: schema31, data };
      if (vErrors === null) {
        vErrors = [err2];
      } else {
        vErrors.push(err2);
      }
      errors++;
    }
    for (const key0 in data) {
      if (!(key0 === "feature" || key0 === "description" || key0 === "owner" || key0 === "requires" || key0 === "conflicts" || key0 === "monthly_cost")) {
        const err3 = { instancePath, schemaPath: "#/additionalProperties", keyword: "additionalProperties", params: { additionalProperty: key0 }, message: "must NOT have additional properties", schema: false, parentSchema: schema31, data };
        if (vErrors === null) {
          vErrors = [err3];
        } else {
          vErrors.push(err3);
        }
        errors++;
      }
    }
    if (data.feature !== void 0) {
      let data0 = data.feature;
      if (typeof data0 === "string") {
        if (!pattern4.test(data0)) {
          const err4 = { instancePath: instancePath + "/feature", schemaPath: "#/properties/feature/pattern", keyword: "pattern", params: { pattern: "^[a-z][a-z0-9_-]{1,62}$" }, message: 'must match pattern "^[a-z][a-z0-9_-]{1,62}$"', schema: "^[a-z][a-z0-9_-]{1,62}$", parentSchema: schema31.properties.feature, data: data0 };
          if (vErrors === null) {
            vErrors = [err4];
          } else {
            vErrors.push(err4);
          }
          errors++;
        }
      } else {
        const err5 = { instancePath: instancePath + "/feature", schemaPath: "#/properties/feature/type", keyword: "type", params: { type: "string" }, message: "must be string", schema: schema31.properties.feature.type, parentSchema: schema31.properties.feature, data: data0 };
        if (vErrors === null) {
          vErrors = [err5];
        } else {
          vErrors.push(err5);
        }
        errors++;
      }
    }
    if (data.description !== void 0) {
      let data1 = data.description;
      if (typeof data1 === "string") {
        if (func1(data1) > 500) {
          const err6 = { instancePath: instancePath + "/description", schemaPath: "#/properties/description/maxLength", keyword: "maxLength", params: { limit: 500 }, message: "must NOT have more than 500 characters", schema: 500, parentSchema: schema31.properties.description, data: data1 };
          if (vErrors === null) {
            vErrors = [err6];
          } else {
            vErrors.push(err6);
          }
          errors++;
        }
        if (func1(data1) < 1) {
          const err7 = { instancePath: instancePath + "/description", schemaPath: "#/properties/description/minLength", keyword: "minLength", params: { limit: 1 }, message: "must NOT have fewer than 1 characters", schema: 1, parentSchema: schema31.properties.description, data: data1 };
          if (vErrors === null) {
            vErrors = [err7];
          } else {
            vErrors.push(err7);
          }
          errors++;
        }
        if (!pattern5.test(data1)) {
          const err8 = { instancePath: instancePath + "/description", schemaPath: "#/properties/description/pattern", keyword: "pattern", params: { pattern: "\\S" }, message: 'must match pattern "\\S"', schema: "\\S", parentSchema: schema31.properties.description, data: data1 };
          if (vErrors === null) {
            vErrors = [err8];
          } else {
            vErrors.push(err8);
          }
          errors++;
        }
      } else {
        const err9 = { instancePath: instancePath + "/description", schemaPath: "#/properties/description/type", keyword: "type", params: { type: "string" }, message: "must be string", schema: schema31.properties.description.type, parentSchema: schema31.properties.description, data: data1 };
        if (vErrors === null) {
          vErrors = [err9];
        } else {
          vErrors.push(err9);
        }
        errors++;
      }
    }
    if (data.owner !== void 0) {
      let data2 = data.owner;
      if (typeof data2 === "string") {
        if (func1(data2) > 254) {
          const err10 = { instancePath: instancePath + "/owner", schemaPath: "#/properties/owner/maxLength", keyword: "maxLength", params: { limit: 254 }, message: "must NOT have more than 254 characters", schema: 254, parentSchema: schema31.properties.owner, data: data2 };
          if (vErrors === null) {
            vErrors = [err10];
          } else {
            vErrors.push(err10);
          }
          errors++;
        }
        if (!formats0.test(data2)) {
          const err11 = { instancePath: instancePath + "/owner", schemaPath: "#/properties/owner/format", keyword: "format", params: { format: "email" }, message: 'must match format "email"', schema: "email", parentSchema: schema31.properties.owner, data: data2 };
          if (vErrors === null) {
            vErrors = [err11];
          } else {
            vErrors.push(err11);
          }
          errors++;
        }
      } else {
        const err12 = { instancePath: instancePath + "/owner", schemaPath: "#/properties/owner/type", keyword: "type", params: { type: "string" }, message: "must be string", schema: schema31.properties.owner.type, parentSchema: schema31.properties.owner, data: data2 };
        if (vErrors === null) {
          vErrors = [err12];
        } else {
          vErrors.push(err12);
        }
        errors++;
      }
    }
    if (data.requires !== void 0) {
      let data3 = data.requires;
      if (Array.isArray(data3)) {
        const len0 = data3.length;
        for (let i0 = 0; i0 < len0; i0++) {
          let data4 = data3[i0];
          if (typeof data4 === "string") {
            if (!pattern4.test(data4)) {
              const err13 = { instancePath: instancePath + "/requires/" + i0, schemaPath: "#/properties/requires/items/pattern", keyword: "pattern", params: { pattern: "^[a-z][a-z0-9_-]{1,62}$" }, message: 'must match pattern "^[a-z][a-z0-9_-]{1,62}$"', schema: "^[a-z][a-z0-9_-]{1,62}$", parentSchema: schema31.properties.requires.items, data: data4 };
              if (vErrors === null) {
                vErrors = [err13];
              } else {
                vErrors.push(err13);
              }
              errors++;
            }
          } else {
            const err14 = { instancePath: instancePath + "/requires/" + i0, schemaPath: "#/properties/requires/items/type", keyword: "type", params: { type: "string" }, message: "must be string", schema: schema31.properties.requires.items.type, parentSchema: schema31.properties.requires.items, data: data4 };
            if (vErrors === null) {
              vErrors = [err14];
            } else {
              vErrors.push(err14);
            }
            errors++;
          }
        }
        let i1 = data3.length;
        let j0;
        if (i1 > 1) {
          const indices0 = {};
          for (; i1--; ) {
            let item0 = data3[i1];
            if (typeof item0 !== "string") {
              continue;
            }
            if (typeof indices0[item0] == "number") {
              j0 = indices0[item0];
              const err15 = { instancePath: instancePath + "/requires", schemaPath: "#/properties/requires/uniqueItems", keyword: "uniqueItems", params: { i: i1, j: j0 }, message: "must NOT have duplicate items (items ## " + j0 + " and " + i1 + " are identical)", schema: true, parentSchema: schema31.properties.requires, data: data3 };
              if (vErrors === null) {
                vErrors = [err15];
              } else {
                vErrors.push(err15);
              }
              errors++;
              break;
            }
            indices0[item0] = i1;
          }
        }
      } else {
        const err16 = { instancePath: instancePath + "/requires", schemaPath: "#/properties/requires/type", keyword: "type", params: { type: "array" }, message: "must be array", schema: schema31.properties.requires.type, parentSchema: schema31.properties.requires, data: data3 };
        if (vErrors === null) {
          vErrors = [err16];
        } else {
          vErrors.push(err16);
        }
        errors++;
      }
    }
    if (data.conflicts !== void 0) {
      let data5 = data.conflicts;
      if (Array.isArray(data5)) {
        const len1 = data5.length;
        for (let i2 = 0; i2 < len1; i2++) {
          let data6 = data5[i2];
          if (typeof data6 === "string") {
            if (!pattern4.test(data6)) {
              const err17 = { instancePath: instancePath + "/conflicts/" + i2, schemaPath: "#/properties/conflicts/items/pattern", keyword: "pattern", params: { pattern: "^[a-z][a-z0-9_-]{1,62}$" }, message: 'must match pattern "^[a-z][a-z0-9_-]{1,62}$"', schema: "^[a-z][a-z0-9_-]{1,62}$", parentSchema: schema31.properties.conflicts.items, data: data6 };
              if (vErrors === null) {
                vErrors = [err17];
              } else {
                vErrors.push(err17);
              }
              errors++;
            }
          } else {
            const err18 = { instancePath: instancePath + "/conflicts/" + i2, schemaPath: "#/properties/conflicts/items/type", keyword: "type", params: { type: "string" }, message: "must be string", schema: schema31.properties.conflicts.items.type, parentSchema: schema31.properties.conflicts.items, data: data6 };
            if (vErrors === null) {
              vErrors = [err18];
            } else {
              vErrors.push(err18);
            }
            errors++;
          }
        }
        let i3 = data5.length;
        let j1;
        if (i3 > 1) {
          const indices1 = {};
          for (; i3--; ) {
            let item1 = data5[i3];
            if (typeof item1 !== "string") {
              continue;
            }
            if (typeof indices1[item1] == "number") {
              j1 = indices1[item1];
              const err19 = { instancePath: instancePath + "/conflicts", schemaPath: "#/properties/conflicts/uniqueItems", keyword: "uniqueItems", params: { i: i3, j: j1 }, message: "must NOT have duplicate items (items ## " + j1 + " and " + i3 + " are identical)", schema: true, parentSchema: schema31.properties.conflicts, data: data5 };
              if (vErrors === null) {
                vErrors = [err19];
              } else {
                vErrors.push(err19);
              }
              errors++;
              break;
            }
            indices1[item1] = i3;
          }
        }
      } else {
        const err20 = { instancePath: instancePath + "/conflicts", schemaPath: "#/properties/conflicts/type", keyword: "type", params: { type: "array" }, message: "must be array", schema: schema31.properties.conflicts.type, parentSchema: schema31.properties.conflicts, data: data5 };
        if (vErrors === null) {
          vErrors = [err20];
        } else {
          vErrors.push(err20);
        }
        errors++;
      }
    }
    if (data.monthly_cost !== void 0) {
      let data7 = data.monthly_cost;
      if (typeof data7 == "number" && isFinite(data7)) {
        if (data7 > 1e10 || isNaN(data7)) {
          const err21 = { instancePath: instancePath + "/monthly_cost", schemaPath: "#/properties/monthly_cost/maximum", keyword: "maximum", params: { comparison: "<=", limit: 1e10 }, message: "must be <= 10000000000", schema: 1e10, parentSchema: schema31.properties.monthly_cost, data: data7 };
          if (vErrors === null) {
            vErrors = [err21];
          } else {
            vErrors.push(err21);
          }
          errors++;
        }
        if (data7 < 0 || isNaN(data7)) {
          const err22 = { instancePath: instancePath + "/monthly_cost", schemaPath: "#/properties/monthly_cost/minimum", keyword: "minimum", params: { comparison: ">=", limit: 0 }, message: "must be >= 0", schema: 0, parentSchema: schema31.properties.monthly_cost, data: data7 };
          if (vErrors === null) {
            vErrors = [err22];
          } else {
            vErrors.push(err22);
          }
          errors++;
        }
        if (!formats2.validate(data7)) {
          const err23 = { instancePath: instancePath + "/monthly_cost", schemaPath: "#/properties/monthly_cost/format", keyword: "format", params: { format: "two-decimals" }, message: 'must match format "two-decimals"', schema: "two-decimals", parentSchema: schema31.properties.monthly_cost, data: data7 };
          if (vErrors === null) {
            vErrors = [err23];
          } else {
            vErrors.push(err23);
          }
          errors++;
        }
      } else {
        const err24 = { instancePath: instancePath + "/monthly_cost", schemaPath: "#/properties/monthly_cost/type", keyword: "type", params: { type: "number" }, message: "must be number", schema: schema31.properties.monthly_cost.type, parentSchema: schema31.properties.monthly_cost, data: data7 };
        if (vErrors === null) {
          vErrors = [err24];
        } else {
          vErrors.push(err24);
        }
        errors++;
      }
    }
  } else {
    const err25 = { instancePath, schemaPath: "#/type", keyword: "type", params: { type: "object" }, message: "must be object", schema: schema31.type, parentSchema: schema31, data };
    if (vErrors === null) {
      vErrors = [err25];
    } else {
      vErrors.push(err25);
    }
    errors++;
  }
  validate20.errors = vErrors;
  return errors === 0;
}
validate20.evaluated = { "props": true, "dynamicProps": false, "dynamicItems": false };
var flag = validate21;
var schema32 = { "$schema": "https://json-schema.org/draft/2020-12/schema", "$id": "https://tenantry.dev/schema/flag.schema.json", "title": "Flag", "description": "flags/<id>.yaml: a temporary rollout, nothing else.", "examples": [{ "flag": "new_chunking", "kind": "release", "description": "Splits documents by headings", "owner": "search@gcc.example", "created": "2026-10-01", "expires": "2026-12-15", "tracking_issue": "https://tickets.gcc.example/812", "state": "on", "rollout": [{ "tenants": ["legal_dept"], "percent": 100 }, { "tiers": ["gold", "platinum"], "percent": 25, "by": "tenant" }], "requires": ["advanced_analytics"], "conflicts": [] }, { "flag": "external_calls", "kind": "kill_switch", "description": "Stops all calls to other companies' models", "owner": "platform@gcc.example", "created": "2026-10-01", "state": "on", "rollout": [{ "percent": 100 }] }], "type": "object", "additionalProperties": false, "required": ["flag", "kind", "description", "owner", "created", "state"], "properties": { "flag": { "type": "string", "pattern": "^[a-z][a-z0-9_-]{1,62}$", "description": "The flag's id: the file's name without .yaml." }, "kind": { "enum": ["release", "experiment", "ops", "kill_switch"], "description": "What the flag is for; only a kill switch may live without an expiry date." }, "description": { "type": "string", "minLength": 1, "maxLength": 500, "pattern": "\\S", "description": "What the flag switches." }, "owner": { "type": "string", "format": "email", "maxLength": 254, "description": "Who removes it when its time has come." }, "created": { "type": "string", "format": "date", "description": "The day on which the flag was made." }, "expires": { "type": "string", "format": "date", "description": "The day by which the flag is gone: at most max_age_days after created." }, "tracking_issue": { "type": "string", "format": "uri", "maxLength": 2e3, "pattern": "^https?://", "description": "The issue under which the flag will be removed." }, "state": { "enum": ["on", "off"], "description": "The master switch." }, "rollout": { "type": "array", "maxItems": 100, "description": "The first entry that matches a tenant decides; with none the flag is off.", "items": { "title": "RolloutRule", "type": "object", "additionalProperties": false, "required": ["percent"], "properties": { "tenants": { "type": "array", "uniqueItems": true, "items": { "type": "string", "pattern": "^[a-z][a-z0-9_-]{1,62}$", "description": "A tenant's id." }, "description": "Matches these tenants.", "minItems": 1 }, "tiers": { "type": "array", "uniqueItems": true, "items": { "type": "string", "pattern": "^[a-z][a-z0-9_-]{1,62}$", "description": "A tier's id." }, "description": "Matches tenants of these tiers.", "minItems": 1 }, "percent": { "type": "number", "format": "two-decimals", "minimum": 0, "maximum": 100, "description": "How many of those that match get it, in percent, at most two decimals." }, "by": { "enum": ["tenant", "user"], "default": "tenant", "description": "What is counted: tenant is decided when the catalog is compiled, user when the flag is read." } } } }, "requires": { "type": "array", "uniqueItems": true, "items": { "type": "string", "pattern": "^[a-z][a-z0-9_-]{1,62}$", "description": "A feature's or a flag's id." }, "description": "The features and flags that must be on with it." }, "conflicts": { "type": "array", "uniqueItems": true, "items": { "type": "string", "pattern": "^[a-z][a-z0-9_-]{1,62}$", "description": "A feature's or a flag's id." }, "description": "The features and flags that must not be on with it." } } };
var func4 = Object.prototype.hasOwnProperty;
var pattern10 = new RegExp("^https?://", "u");
var formats6 = (init_formats(), __toCommonJS(formats_exports)).formats.date;
var formats10 = (init_formats(), __toCommonJS(formats_exports)).formats.uri;
function validate21(data, { instancePath = "", parentData, parentDataProperty, rootData = data, dynamicAnchors = {} } = {}) {
  ;
  let vErrors = null;
  let errors = 0;
  const evaluated0 = validate21.evaluated;
  if (evaluated0.dynamicProps) {
    evaluated0.props = void 0;
  }
  if (evaluated0.dynamicItems) {
    evaluated0.items = void 0;
  }
  if (data && typeof data == "object" && !Array.isArray(data)) {
    if (data.flag === void 0) {
      const err0 = { instancePath, schemaPath: "#/required", keyword: "required", params: { missingProperty: "flag" }, message: "must have required property 'flag'", schema: schema32.required, parentSchema: schema32, data };
      if (vErrors === null) {
        vErrors = [err0];
      } else {
        vErrors.push(err0);
      }
      errors++;
    }
    if (data.kind === void 0) {
      const err1 = { instancePath, schemaPath: "#/required", keyword: "required", params: { missingProperty: "kind" }, message: "must have required property 'kind'", schema: schema32.required, parentSchema: schema32, data };
      if (vErrors === null) {
        vErrors = [err1];
      } else {
        vErrors.push(err1);
      }
      errors++;
    }
    if (data.description === void 0) {
      const err2 = { instancePath, schemaPath: "#/required", keyword: "required", params: { missingProperty: "description" }, message: "must have required property 'description'", schema: schema32.required, parentSchema: schema32, data };
      if (vErrors === null) {
        vErrors = [err2];
      } else {
        vErrors.push(err2);
      }
      errors++;
    }
    if (data.owner === void 0) {
      const err3 = { instancePath, schemaPath: "#/required", keyword: "required", params: { missingProperty: "owner" }, message: "must have required property 'owner'", schema: schema32.required, parentSchema: schema32, data };
      if (vErrors === null) {
        vErrors = [err3];
      } else {
        vErrors.push(err3);
      }
      errors++;
    }
    if (data.created === void 0) {
      const err4 = { instancePath, schemaPath: "#/required", keyword: "required", params: { missingProperty: "created" }, message: "must have required property 'created'", schema: schema32.required, parentSchema: schema32, data };
      if (vErrors === null) {
        vErrors = [err4];
      } else {
        vErrors.push(err4);
      }
      errors++;
    }
    if (data.state === void 0) {
      const err5 = { instancePath, schemaPath: "#/required", keyword: "required", params: { missingProperty: "state" }, message: "must have required property 'state'", schema: schema32.required, parentSchema: schema32, data };
      if (vErrors === null) {
        vErrors = [err5];
      } else {
        vErrors.push(err5);
      }
      errors++;
    }
    for (const key0 in data) {
      if (!func4.call(schema32.properties, key0)) {
        const err6 = { instancePath, schemaPath: "#/additionalProperties", keyword: "additionalProperties", params: { additionalProperty: key0 }, message: "must NOT have additional properties", schema: false, parentSchema: schema32, data };
        if (vErrors === null) {
          vErrors = [err6];
        } else {
          vErrors.push(err6);
        }
        errors++;
      }
    }
    if (data.flag !== void 0) {
      let data0 = data.flag;
      if (typeof data0 === "string") {
        if (!pattern4.test(data0)) {
          const err7 = { instancePath: instancePath + "/flag", schemaPath: "#/properties/flag/pattern", keyword: "pattern", params: { pattern: "^[a-z][a-z0-9_-]{1,62}$" }, message: 'must match pattern "^[a-z][a-z0-9_-]{1,62}$"', schema: "^[a-z][a-z0-9_-]{1,62}$", parentSchema: schema32.properties.flag, data: data0 };
          if (vErrors === null) {
            vErrors = [err7];
          } else {
            vErrors.push(err7);
          }
          errors++;
        }
      } else {
        const err8 = { instancePath: instancePath + "/flag", schemaPath: "#/properties/flag/type", keyword: "type", params: { type: "string" }, message: "must be string", schema: schema32.properties.flag.type, parentSchema: schema32.properties.flag, data: data0 };
        if (vErrors === null) {
          vErrors = [err8];
        } else {
          vErrors.push(err8);
        }
        errors++;
      }
    }
    if (data.kind !== void 0) {
      let data1 = data.kind;
      if (!(data1 === "release" || data1 === "experiment" || data1 === "ops" || data1 === "kill_switch")) {
        const err9 = { instancePath: instancePath + "/kind", schemaPath: "#/properties/kind/enum", keyword: "enum", params: { allowedValues: schema32.properties.kind.enum }, message: "must be equal to one of the allowed values", schema: schema32.properties.kind.enum, parentSchema: schema32.properties.kind, data: data1 };
        if (vErrors === null) {
          vErrors = [err9];
        } else {
          vErrors.push(err9);
        }
        errors++;
      }
    }
    if (data.description !== void 0) {
      let data2 = data.description;
      if (typeof data2 === "string") {
        if (func1(data2) > 500) {
          const err10 = { instancePath: instancePath + "/description", schemaPath: "#/properties/description/maxLength", keyword: "maxLength", params: { limit: 500 }, message: "must NOT have more than 500 characters", schema: 500, parentSchema: schema32.properties.description, data: data2 };
          if (vErrors === null) {
            vErrors = [err10];
          } else {
            vErrors.push(err10);
          }
          errors++;
        }
        if (func1(data2) < 1) {
          const err11 = { instancePath: instancePath + "/description", schemaPath: "#/properties/description/minLength", keyword: "minLength", params: { limit: 1 }, message: "must NOT have fewer than 1 characters", schema: 1, parentSchema: schema32.properties.description, data: data2 };
          if (vErrors === null) {
            vErrors = [err11];
          } else {
            vErrors.push(err11);
          }
          errors++;
        }
        if (!pattern5.test(data2)) {
          const err12 = { instancePath: instancePath + "/description", schemaPath: "#/properties/description/pattern", keyword: "pattern", params: { pattern: "\\S" }, message: 'must match pattern "\\S"', schema: "\\S", parentSchema: schema32.properties.description, data: data2 };
          if (vErrors === null) {
            vErrors = [err12];
          } else {
            vErrors.push(err12);
          }
          errors++;
        }
      } else {
        const err13 = { instancePath: instancePath + "/description", schemaPath: "#/properties/description/type", keyword: "type", params: { type: "string" }, message: "must be string", schema: schema32.properties.description.type, parentSchema: schema32.properties.description, data: data2 };
        if (vErrors === null) {
          vErrors = [err13];
        } else {
          vErrors.push(err13);
        }
        errors++;
      }
    }
    if (data.owner !== void 0) {
      let data3 = data.owner;
      if (typeof data3 === "string") {
        if (func1(data3) > 254) {
          const err14 = { instancePath: instancePath + "/owner", schemaPath: "#/properties/owner/maxLength", keyword: "maxLength", params: { limit: 254 }, message: "must NOT have more than 254 characters", schema: 254, parentSchema: schema32.properties.owner, data: data3 };
          if (vErrors === null) {
            vErrors = [err14];
          } else {
            vErrors.push(err14);
          }
          errors++;
        }
        if (!formats0.test(data3)) {
          const err15 = { instancePath: instancePath + "/owner", schemaPath: "#/properties/owner/format", keyword: "format", params: { format: "email" }, message: 'must match format "email"', schema: "email", parentSchema: schema32.properties.owner, data: data3 };
          if (vErrors === null) {
            vErrors = [err15];
          } else {
            vErrors.push(err15);
          }
          errors++;
        }
      } else {
        const err16 = { instancePath: instancePath + "/owner", schemaPath: "#/properties/owner/type", keyword: "type", params: { type: "string" }, message: "must be string", schema: schema32.properties.owner.type, parentSchema: schema32.properties.owner, data: data3 };
        if (vErrors === null) {
          vErrors = [err16];
        } else {
          vErrors.push(err16);
        }
        errors++;
      }
    }
    if (data.created !== void 0) {
      let data4 = data.created;
      if (typeof data4 === "string") {
        if (!formats6.validate(data4)) {
          const err17 = { instancePath: instancePath + "/created", schemaPath: "#/properties/created/format", keyword: "format", params: { format: "date" }, message: 'must match format "date"', schema: "date", parentSchema: schema32.properties.created, data: data4 };
          if (vErrors === null) {
            vErrors = [err17];
          } else {
            vErrors.push(err17);
          }
          errors++;
        }
      } else {
        const err18 = { instancePath: instancePath + "/created", schemaPath: "#/properties/created/type", keyword: "type", params: { type: "string" }, message: "must be string", schema: schema32.properties.created.type, parentSchema: schema32.properties.created, data: data4 };
        if (vErrors === null) {
          vErrors = [err18];
        } else {
          vErrors.push(err18);
        }
        errors++;
      }
    }
    if (data.expires !== void 0) {
      let data5 = data.expires;
      if (typeof data5 === "string") {
        if (!formats6.validate(data5)) {
          const err19 = { instancePath: instancePath + "/expires", schemaPath: "#/properties/expires/format", keyword: "format", params: { format: "date" }, message: 'must match format "date"', schema: "date", parentSchema: schema32.properties.expires, data: data5 };
          if (vErrors === null) {
            vErrors = [err19];
          } else {
            vErrors.push(err19);
          }
          errors++;
        }
      } else {
        const err20 = { instancePath: instancePath + "/expires", schemaPath: "#/properties/expires/type", keyword: "type", params: { type: "string" }, message: "must be string", schema: schema32.properties.expires.type, parentSchema: schema32.properties.expires, data: data5 };
        if (vErrors === null) {
          vErrors = [err20];
        } else {
          vErrors.push(err20);
        }
        errors++;
      }
    }
    if (data.tracking_issue !== void 0) {
      let data6 = data.tracking_issue;
      if (typeof data6 === "string") {
        if (func1(data6) > 2e3) {
          const err21 = { instancePath: instancePath + "/tracking_issue", schemaPath: "#/properties/tracking_issue/maxLength", keyword: "maxLength", params: { limit: 2e3 }, message: "must NOT have more than 2000 characters", schema: 2e3, parentSchema: schema32.properties.tracking_issue, data: data6 };
          if (vErrors === null) {
            vErrors = [err21];
          } else {
            vErrors.push(err21);
          }
          errors++;
        }
        if (!pattern10.test(data6)) {
          const err22 = { instancePath: instancePath + "/tracking_issue", schemaPath: "#/properties/tracking_issue/pattern", keyword: "pattern", params: { pattern: "^https?://" }, message: 'must match pattern "^https?://"', schema: "^https?://", parentSchema: schema32.properties.tracking_issue, data: data6 };
          if (vErrors === null) {
            vErrors = [err22];
          } else {
            vErrors.push(err22);
          }
          errors++;
        }
        if (!formats10(data6)) {
          const err23 = { instancePath: instancePath + "/tracking_issue", schemaPath: "#/properties/tracking_issue/format", keyword: "format", params: { format: "uri" }, message: 'must match format "uri"', schema: "uri", parentSchema: schema32.properties.tracking_issue, data: data6 };
          if (vErrors === null) {
            vErrors = [err23];
          } else {
            vErrors.push(err23);
          }
          errors++;
        }
      } else {
        const err24 = { instancePath: instancePath + "/tracking_issue", schemaPath: "#/properties/tracking_issue/type", keyword: "type", params: { type: "string" }, message: "must be string", schema: schema32.properties.tracking_issue.type, parentSchema: schema32.properties.tracking_issue, data: data6 };
        if (vErrors === null) {
          vErrors = [err24];
        } else {
          vErrors.push(err24);
        }
        errors++;
      }
    }
    if (data.state !== void 0) {
      let data7 = data.state;
      if (!(data7 === "on" || data7 === "off")) {
        const err25 = { instancePath: instancePath + "/state", schemaPath: "#/properties/state/enum", keyword: "enum", params: { allowedValues: schema32.properties.state.enum }, message: "must be equal to one of the allowed values", schema: schema32.properties.state.enum, parentSchema: schema32.properties.state, data: data7 };
        if (vErrors === null) {
          vErrors = [err25];
        } else {
          vErrors.push(err25);
        }
        errors++;
      }
    }
    if (data.rollout !== void 0) {
      let data8 = data.rollout;
      if (Array.isArray(data8)) {
        if (data8.length > 100) {
          const err26 = { instancePath: instancePath + "/rollout", schemaPath: "#/properties/rollout/maxItems", keyword: "maxItems", params: { limit: 100 }, message: "must NOT have more than 100 items", schema: 100, parentSchema: schema32.properties.rollout, data: data8 };
          if (vErrors === null) {
            vErrors = [err26];
          } else {
            vErrors.push(err26);
          }
          errors++;
        }
        const len0 = data8.length;
        for (let i0 = 0; i0 < len0; i0++) {
          let data9 = data8[i0];
          if (data9 && typeof data9 == "object" && !Array.isArray(data9)) {
            if (data9.percent === void 0) {
              const err27 = { instancePath: instancePath + "/rollout/" + i0, schemaPath: "#/properties/rollout/items/required", keyword: "required", params: { missingProperty: "percent" }, message: "must have required property 'percent'", schema: schema32.properties.rollout.items.required, parentSchema: schema32.properties.rollout.items, data: data9 };
              if (vErrors === null) {
                vErrors = [err27];
              } else {
                vErrors.push(err27);
              }
              errors++;
            }
            for (const key1 in data9) {
              if (!(key1 === "tenants" || key1 === "tiers" || key1 === "percent" || key1 === "by")) {
                const err28 = { instancePath: instancePath + "/rollout/" + i0, schemaPath: "#/properties/rollout/items/additionalProperties", keyword: "additionalProperties", params: { additionalProperty: key1 }, message: "must NOT have additional properties", schema: false, parentSchema: schema32.properties.rollout.items, data: data9 };
                if (vErrors === null) {
                  vErrors = [err28];
                } else {
                  vErrors.push(err28);
                }
                errors++;
              }
            }
            if (data9.tenants !== void 0) {
              let data10 = data9.tenants;
              if (Array.isArray(data10)) {
                if (data10.length < 1) {
                  const err29 = { instancePath: instancePath + "/rollout/" + i0 + "/tenants", schemaPath: "#/properties/rollout/items/properties/tenants/minItems", keyword: "minItems", params: { limit: 1 }, message: "must NOT have fewer than 1 items", schema: 1, parentSchema: schema32.properties.rollout.items.properties.tenants, data: data10 };
                  if (vErrors === null) {
                    vErrors = [err29];
                  } else {
                    vErrors.push(err29);
                  }
                  errors++;
                }
                const len1 = data10.length;
                for (let i1 = 0; i1 < len1; i1++) {
                  let data11 = data10[i1];
                  if (typeof data11 === "string") {
                    if (!pattern4.test(data11)) {
                      const err30 = { instancePath: instancePath + "/rollout/" + i0 + "/tenants/" + i1, schemaPath: "#/properties/rollout/items/properties/tenants/items/pattern", keyword: "pattern", params: { pattern: "^[a-z][a-z0-9_-]{1,62}$" }, message: 'must match pattern "^[a-z][a-z0-9_-]{1,62}$"', schema: "^[a-z][a-z0-9_-]{1,62}$", parentSchema: schema32.properties.rollout.items.properties.tenants.items, data: data11 };
                      if (vErrors === null) {
                        vErrors = [err30];
                      } else {
                        vErrors.push(err30);
                      }
                      errors++;
                    }
                  } else {
                    const err31 = { instancePath: instancePath + "/rollout/" + i0 + "/tenants/" + i1, schemaPath: "#/properties/rollout/items/properties/tenants/items/type", keyword: "type", params: { type: "string" }, message: "must be string", schema: schema32.properties.rollout.items.properties.tenants.items.type, parentSchema: schema32.properties.rollout.items.properties.tenants.items, data: data11 };
                    if (vErrors === null) {
                      vErrors = [err31];
                    } else {
                      vErrors.push(err31);
                    }
                    errors++;
                  }
                }
                let i2 = data10.length;
                let j0;
                if (i2 > 1) {
                  const indices0 = {};
                  for (; i2--; ) {
                    let item0 = data10[i2];
                    if (typeof item0 !== "string") {
                      continue;
                    }
                    if (typeof indices0[item0] == "number") {
                      j0 = indices0[item0];
                      const err32 = { instancePath: instancePath + "/rollout/" + i0 + "/tenants", schemaPath: "#/properties/rollout/items/properties/tenants/uniqueItems", keyword: "uniqueItems", params: { i: i2, j: j0 }, message: "must NOT have duplicate items (items ## " + j0 + " and " + i2 + " are identical)", schema: true, parentSchema: schema32.properties.rollout.items.properties.tenants, data: data10 };
                      if (vErrors === null) {
                        vErrors = [err32];
                      } else {
                        vErrors.push(err32);
                      }
                      errors++;
                      break;
                    }
                    indices0[item0] = i2;
                  }
                }
              } else {
                const err33 = { instancePath: instancePath + "/rollout/" + i0 + "/tenants", schemaPath: "#/properties/rollout/items/properties/tenants/type", keyword: "type", params: { type: "array" }, message: "must be array", schema: schema32.properties.rollout.items.properties.tenants.type, parentSchema: schema32.properties.rollout.items.properties.tenants, data: data10 };
                if (vErrors === null) {
                  vErrors = [err33];
                } else {
                  vErrors.push(err33);
                }
                errors++;
              }
            }
            if (data9.tiers !== void 0) {
              let data12 = data9.tiers;
              if (Array.isArray(data12)) {
                if (data12.length < 1) {
                  const err34 = { instancePath: instancePath + "/rollout/" + i0 + "/tiers", schemaPath: "#/properties/rollout/items/properties/tiers/minItems", keyword: "minItems", params: { limit: 1 }, message: "must NOT have fewer than 1 items", schema: 1, parentSchema: schema32.properties.rollout.items.properties.tiers, data: data12 };
                  if (vErrors === null) {
                    vErrors = [err34];
                  } else {
                    vErrors.push(err34);
                  }
                  errors++;
                }
                const len2 = data12.length;
                for (let i3 = 0; i3 < len2; i3++) {
                  let data13 = data12[i3];
                  if (typeof data13 === "string") {
                    if (!pattern4.test(data13)) {
                      const err35 = { instancePath: instancePath + "/rollout/" + i0 + "/tiers/" + i3, schemaPath: "#/properties/rollout/items/properties/tiers/items/pattern", keyword: "pattern", params: { pattern: "^[a-z][a-z0-9_-]{1,62}$" }, message: 'must match pattern "^[a-z][a-z0-9_-]{1,62}$"', schema: "^[a-z][a-z0-9_-]{1,62}$", parentSchema: schema32.properties.rollout.items.properties.tiers.items, data: data13 };
                      if (vErrors === null) {
                        vErrors = [err35];
                      } else {
                        vErrors.push(err35);
                      }
                      errors++;
                    }
                  } else {
                    const err36 = { instancePath: instancePath + "/rollout/" + i0 + "/tiers/" + i3, schemaPath: "#/properties/rollout/items/properties/tiers/items/type", keyword: "type", params: { type: "string" }, message: "must be string", schema: schema32.properties.rollout.items.properties.tiers.items.type, parentSchema: schema32.properties.rollout.items.properties.tiers.items, data: data13 };
                    if (vErrors === null) {
                      vErrors = [err36];
                    } else {
                      vErrors.push(err36);
                    }
                    errors++;
                  }
                }
                let i4 = data12.length;
                let j1;
                if (i4 > 1) {
                  const indices1 = {};
                  for (; i4--; ) {
                    let item1 = data12[i4];
                    if (typeof item1 !== "string") {
                      continue;
                    }
                    if (typeof indices1[item1] == "number") {
                      j1 = indices1[item1];
                      const err37 = { instancePath: instancePath + "/rollout/" + i0 + "/tiers", schemaPath: "#/properties/rollout/items/properties/tiers/uniqueItems", keyword: "uniqueItems", params: { i: i4, j: j1 }, message: "must NOT have duplicate items (items ## " + j1 + " and " + i4 + " are identical)", schema: true, parentSchema: schema32.properties.rollout.items.properties.tiers, data: data12 };
                      if (vErrors === null) {
                        vErrors = [err37];
                      } else {
                        vErrors.push(err37);
                      }
                      errors++;
                      break;
                    }
                    indices1[item1] = i4;
                  }
                }
              } else {
                const err38 = { instancePath: instancePath + "/rollout/" + i0 + "/tiers", schemaPath: "#/properties/rollout/items/properties/tiers/type", keyword: "type", params: { type: "array" }, message: "must be array", schema: schema32.properties.rollout.items.properties.tiers.type, parentSchema: schema32.properties.rollout.items.properties.tiers, data: data12 };
                if (vErrors === null) {
                  vErrors = [err38];
                } else {
                  vErrors.push(err38);
                }
                errors++;
              }
            }
            if (data9.percent !== void 0) {
              let data14 = data9.percent;
              if (typeof data14 == "number" && isFinite(data14)) {
                if (data14 > 100 || isNaN(data14)) {
                  const err39 = { instancePath: instancePath + "/rollout/" + i0 + "/percent", schemaPath: "#/properties/rollout/items/properties/percent/maximum", keyword: "maximum", params: { comparison: "<=", limit: 100 }, message: "must be <= 100", schema: 100, parentSchema: schema32.properties.rollout.items.properties.percent, data: data14 };
                  if (vErrors === null) {
                    vErrors = [err39];
                  } else {
                    vErrors.push(err39);
                  }
                  errors++;
                }
                if (data14 < 0 || isNaN(data14)) {
                  const err40 = { instancePath: instancePath + "/rollout/" + i0 + "/percent", schemaPath: "#/properties/rollout/items/properties/percent/minimum", keyword: "minimum", params: { comparison: ">=", limit: 0 }, message: "must be >= 0", schema: 0, parentSchema: schema32.properties.rollout.items.properties.percent, data: data14 };
                  if (vErrors === null) {
                    vErrors = [err40];
                  } else {
                    vErrors.push(err40);
                  }
                  errors++;
                }
                if (!formats2.validate(data14)) {
                  const err41 = { instancePath: instancePath + "/rollout/" + i0 + "/percent", schemaPath: "#/properties/rollout/items/properties/percent/format", keyword: "format", params: { format: "two-decimals" }, message: 'must match format "two-decimals"', schema: "two-decimals", parentSchema: schema32.properties.rollout.items.properties.percent, data: data14 };
                  if (vErrors === null) {
                    vErrors = [err41];
                  } else {
                    vErrors.push(err41);
                  }
                  errors++;
                }
              } else {
                const err42 = { instancePath: instancePath + "/rollout/" + i0 + "/percent", schemaPath: "#/properties/rollout/items/properties/percent/type", keyword: "type", params: { type: "number" }, message: "must be number", schema: schema32.properties.rollout.items.properties.percent.type, parentSchema: schema32.properties.rollout.items.properties.percent, data: data14 };
                if (vErrors === null) {
                  vErrors = [err42];
                } else {
                  vErrors.push(err42);
                }
                errors++;
              }
            }
            if (data9.by !== void 0) {
              let data15 = data9.by;
              if (!(data15 === "tenant" || data15 === "user")) {
                const err43 = { instancePath: instancePath + "/rollout/" + i0 + "/by", schemaPath: "#/properties/rollout/items/properties/by/enum", keyword: "enum", params: { allowedValues: schema32.properties.rollout.items.properties.by.enum }, message: "must be equal to one of the allowed values", schema: schema32.properties.rollout.items.properties.by.enum, parentSchema: schema32.properties.rollout.items.properties.by, data: data15 };
                if (vErrors === null) {
                  vErrors = [err43];
                } else {
                  vErrors.push(err43);
                }
                errors++;
              }
            }
          } else {
            const err44 = { instancePath: instancePath + "/rollout/" + i0, schemaPath: "#/properties/rollout/items/type", keyword: "type", params: { type: "object" }, message: "must be object", schema: schema32.properties.rollout.items.type, parentSchema: schema32.properties.rollout.items, data: data9 };
            if (vErrors === null) {
              vErrors = [err44];
            } else {
              vErrors.push(err44);
            }
            errors++;
          }
        }
      } else {
        const err45 = { instancePath: instancePath + "/rollout", schemaPath: "#/properties/rollout/type", keyword: "type", params: { type: "array" }, message: "must be array", schema: schema32.properties.rollout.type, parentSchema: schema32.properties.rollout, data: data8 };
        if (vErrors === null) {
          vErrors = [err45];
        } else {
          vErrors.push(err45);
        }
        errors++;
      }
    }
    if (data.requires !== void 0) {
      let data16 = data.requires;
      if (Array.isArray(data16)) {
        const len3 = data16.length;
        for (let i5 = 0; i5 < len3; i5++) {
          let data17 = data16[i5];
          if (typeof data17 === "string") {
            if (!pattern4.test(data17)) {
              const err46 = { instancePath: instancePath + "/requires/" + i5, schemaPath: "#/properties/requires/items/pattern", keyword: "pattern", params: { pattern: "^[a-z][a-z0-9_-]{1,62}$" }, message: 'must match pattern "^[a-z][a-z0-9_-]{1,62}$"', schema: "^[a-z][a-z0-9_-]{1,62}$", parentSchema: schema32.properties.requires.items, data: data17 };
              if (vErrors === null) {
                vErrors = [err46];
              } else {
                vErrors.push(err46);
              }
              errors++;
            }
          } else {
            const err47 = { instancePath: instancePath + "/requires/" + i5, schemaPath: "#/properties/requires/items/type", keyword: "type", params: { type: "string" }, message: "must be string", schema: schema32.properties.requires.items.type, parentSchema: schema32.properties.requires.items, data: data17 };
            if (vErrors === null) {
              vErrors = [err47];
            } else {
              vErrors.push(err47);
            }
            errors++;
          }
        }
        let i6 = data16.length;
        let j2;
        if (i6 > 1) {
          const indices2 = {};
          for (; i6--; ) {
            let item2 = data16[i6];
            if (typeof item2 !== "string") {
              continue;
            }
            if (typeof indices2[item2] == "number") {
              j2 = indices2[item2];
              const err48 = { instancePath: instancePath + "/requires", schemaPath: "#/properties/requires/uniqueItems", keyword: "uniqueItems", params: { i: i6, j: j2 }, message: "must NOT have duplicate items (items ## " + j2 + " and " + i6 + " are identical)", schema: true, parentSchema: schema32.properties.requires, data: data16 };
              if (vErrors === null) {
                vErrors = [err48];
              } else {
                vErrors.push(err48);
              }
              errors++;
              break;
            }
            indices2[item2] = i6;
          }
        }
      } else {
        const err49 = { instancePath: instancePath + "/requires", schemaPath: "#/properties/requires/type", keyword: "type", params: { type: "array" }, message: "must be array", schema: schema32.properties.requires.type, parentSchema: schema32.properties.requires, data: data16 };
        if (vErrors === null) {
          vErrors = [err49];
        } else {
          vErrors.push(err49);
        }
        errors++;
      }
    }
    if (data.conflicts !== void 0) {
      let data18 = data.conflicts;
      if (Array.isArray(data18)) {
        const len4 = data18.length;
        for (let i7 = 0; i7 < len4; i7++) {
          let data19 = data18[i7];
          if (typeof data19 === "string") {
            if (!pattern4.test(data19)) {
              const err50 = { instancePath: instancePath + "/conflicts/" + i7, schemaPath: "#/properties/conflicts/items/pattern", keyword: "pattern", params: { pattern: "^[a-z][a-z0-9_-]{1,62}$" }, message: 'must match pattern "^[a-z][a-z0-9_-]{1,62}$"', schema: "^[a-z][a-z0-9_-]{1,62}$", parentSchema: schema32.properties.conflicts.items, data: data19 };
              if (vErrors === null) {
                vErrors = [err50];
              } else {
                vErrors.push(err50);
              }
              errors++;
            }
          } else {
            const err51 = { instancePath: instancePath + "/conflicts/" + i7, schemaPath: "#/properties/conflicts/items/type", keyword: "type", params: { type: "string" }, message: "must be string", schema: schema32.properties.conflicts.items.type, parentSchema: schema32.properties.conflicts.items, data: data19 };
            if (vErrors === null) {
              vErrors = [err51];
            } else {
              vErrors.push(err51);
            }
            errors++;
          }
        }
        let i8 = data18.length;
        let j3;
        if (i8 > 1) {
          const indices3 = {};
          for (; i8--; ) {
            let item3 = data18[i8];
            if (typeof item3 !== "string") {
              continue;
            }
            if (typeof indices3[item3] == "number") {
              j3 = indices3[item3];
              const err52 = { instancePath: instancePath + "/conflicts", schemaPath: "#/properties/conflicts/uniqueItems", keyword: "uniqueItems", params: { i: i8, j: j3 }, message: "must NOT have duplicate items (items ## " + j3 + " and " + i8 + " are identical)", schema: true, parentSchema: schema32.properties.conflicts, data: data18 };
              if (vErrors === null) {
                vErrors = [err52];
              } else {
                vErrors.push(err52);
              }
              errors++;
              break;
            }
            indices3[item3] = i8;
          }
        }
      } else {
        const err53 = { instancePath: instancePath + "/conflicts", schemaPath: "#/properties/conflicts/type", keyword: "type", params: { type: "array" }, message: "must be array", schema: schema32.properties.conflicts.type, parentSchema: schema32.properties.conflicts, data: data18 };
        if (vErrors === null) {
          vErrors = [err53];
        } else {
          vErrors.push(err53);
        }
        errors++;
      }
    }
  } else {
    const err54 = { instancePath, schemaPath: "#/type", keyword: "type", params: { type: "object" }, message: "must be object", schema: schema32.type, parentSchema: schema32, data };
    if (vErrors === null) {
      vErrors = [err54];
    } else {
      vErrors.push(err54);
    }
    errors++;
  }
  validate21.errors = vErrors;
  return errors === 0;
}
validate21.evaluated = { "props": true, "dynamicProps": false, "dynamicItems": false };
var tenant = validate22;
var schema33 = { "$schema": "https://json-schema.org/draft/2020-12/schema", "$id": "https://tenantry.dev/schema/tenant.schema.json", "title": "Tenant", "description": "tenants/<id>.yaml: one tenant of the platform.", "examples": [{ "tenant_id": "legal_dept", "display_name": "Legal", "tier": "platinum", "status": "active", "owner": "legal-platform@gcc.example", "billing": { "email": "legal-billing@gcc.example", "cost_center": "CC-4100" }, "region": "ap-south-1", "compliance": ["sox"], "limits": { "max_users": 50, "max_queries_per_day": { "value": 6e4, "reason": "year-end audit", "expires": "2027-01-31", "ticket": "https://tickets.gcc.example/4711" } }, "features": { "semantic_reranking": true }, "config": { "model": "gpt-4o", "temperature": 0.1 }, "labels": { "segment": "internal" }, "prevent_deletion": true }, { "tenant_id": "old_dept", "display_name": "Old department", "tier": "bronze", "status": "suspended", "suspension": { "reason": "invoice 2026-09 is unpaid" }, "owner": "ops@gcc.example", "region": "ap-south-1" }], "type": "object", "additionalProperties": false, "required": ["tenant_id", "display_name", "tier", "status", "owner", "region"], "properties": { "tenant_id": { "type": "string", "pattern": "^[a-z][a-z0-9_-]{1,62}$", "description": "The tenant's id: the file's name without .yaml; never reused, never renamed." }, "display_name": { "type": "string", "minLength": 1, "maxLength": 100, "pattern": "\\S", "description": "The name that people see." }, "tier": { "type": "string", "pattern": "^[a-z][a-z0-9_-]{1,62}$", "description": "The tenant's tier." }, "status": { "enum": ["provisioning", "active", "suspended", "offboarding", "archived"], "description": "Where the tenant is in its life." }, "status_reason": { "type": "string", "minLength": 1, "maxLength": 500, "pattern": "\\S", "description": "Why the status changed; required to go back from offboarding to active." }, "suspension": { "type": "object", "additionalProperties": false, "required": ["reason"], "description": "Why the tenant is suspended; required when it is.", "properties": { "reason": { "type": "string", "minLength": 1, "maxLength": 500, "pattern": "\\S", "description": "Why, for whoever asks." }, "ticket": { "type": "string", "format": "uri", "maxLength": 2e3, "pattern": "^https?://", "description": "Where it is tracked." } } }, "owner": { "type": "string", "format": "email", "maxLength": 254, "description": "Who answers for the tenant." }, "billing": { "type": "object", "additionalProperties": false, "required": ["email"], "description": "Who pays.", "properties": { "email": { "type": "string", "format": "email", "maxLength": 254, "description": "Where invoices go." }, "cost_center": { "type": "string", "pattern": "^[A-Za-z0-9][A-Za-z0-9_-]{0,39}$", "description": "The cost centre that is charged." } } }, "region": { "type": "string", "pattern": "^[a-z0-9-]{2,40}$", "description": "Where the tenant's data lives; one that its tier allows." }, "compliance": { "type": "array", "uniqueItems": true, "items": { "type": "string", "pattern": "^[a-z0-9][a-z0-9_-]{0,39}$" }, "description": "The regimes that apply: sox, gdpr." }, "limits": { "type": "object", "description": "Overrides of the tier's limits.", "propertyNames": { "pattern": "^[a-z][a-z0-9_-]{1,62}$" }, "additionalProperties": { "$ref": "#/$defs/override" } }, "features": { "type": "object", "description": "Features switched on (an add-on) or off for this tenant.", "propertyNames": { "pattern": "^[a-z][a-z0-9_-]{1,62}$" }, "additionalProperties": { "type": "boolean" } }, "config": { "type": "object", "description": "The tenant's own settings, validated by schema/tenant_config.schema.json of the catalog if there is one." }, "labels": { "type": "object", "description": "Free labels for filtering; Tenantry gives them no meaning.", "additionalProperties": { "type": "string", "maxLength": 200 }, "propertyNames": { "pattern": "^[a-z][a-z0-9_.-]{0,62}$" } }, "prevent_deletion": { "type": "boolean", "default": false, "description": "Refuses to remove the tenant." } }, "$defs": { "limit_value": { "title": "LimitValue", "description": "A whole number of units, or `unlimited`. 0, absent and unlimited are three different things.", "oneOf": [{ "type": "integer", "minimum": 0, "maximum": 9007199254740991 }, { "const": "unlimited" }] }, "override": { "title": "LimitOverride", "description": "A value within the tier's ceiling, or one above it with a reason and an expiry date.", "oneOf": [{ "$ref": "#/$defs/limit_value" }, { "type": "object", "additionalProperties": false, "required": ["value"], "properties": { "value": { "$ref": "#/$defs/limit_value" }, "reason": { "type": "string", "minLength": 1, "maxLength": 500, "pattern": "\\S", "description": "Why the limit is exceeded." }, "expires": { "type": "string", "format": "date", "description": "Until when." }, "ticket": { "type": "string", "format": "uri", "maxLength": 2e3, "pattern": "^https?://", "description": "Where it was agreed." } } }] } } };
var pattern21 = new RegExp("^[A-Za-z0-9][A-Za-z0-9_-]{0,39}$", "u");
var pattern22 = new RegExp("^[a-z0-9-]{2,40}$", "u");
var pattern23 = new RegExp("^[a-z0-9][a-z0-9_-]{0,39}$", "u");
var pattern28 = new RegExp("^[a-z][a-z0-9_.-]{0,62}$", "u");
var schema34 = { "title": "LimitOverride", "description": "A value within the tier's ceiling, or one above it with a reason and an expiry date.", "oneOf": [{ "$ref": "#/$defs/limit_value" }, { "type": "object", "additionalProperties": false, "required": ["value"], "properties": { "value": { "$ref": "#/$defs/limit_value" }, "reason": { "type": "string", "minLength": 1, "maxLength": 500, "pattern": "\\S", "description": "Why the limit is exceeded." }, "expires": { "type": "string", "format": "date", "description": "Until when." }, "ticket": { "type": "string", "format": "uri", "maxLength": 2e3, "pattern": "^https?://", "description": "Where it was agreed." } } }] };
var schema35 = { "title": "LimitValue", "description": "A whole number of units, or `unlimited`. 0, absent and unlimited are three different things.", "oneOf": [{ "type": "integer", "minimum": 0, "maximum": 9007199254740991 }, { "const": "unlimited" }] };
function validate23(data, { instancePath = "", parentData, parentDataProperty, rootData = data, dynamicAnchors = {} } = {}) {
  let vErrors = null;
  let errors = 0;
  const evaluated0 = validate23.evaluated;
  if (evaluated0.dynamicProps) {
    evaluated0.props = void 0;
  }
  if (evaluated0.dynamicItems) {
    evaluated0.items = void 0;
  }
  const _errs0 = errors;
  let valid0 = false;
  let passing0 = null;
  const _errs1 = errors;
  const _errs3 = errors;
  let valid2 = false;
  let passing1 = null;
  const _errs4 = errors;
  if (!(typeof data == "number" && (!(data % 1) && !isNaN(data)) && isFinite(data))) {
    const err0 = { instancePath, schemaPath: "#/$defs/limit_value/oneOf/0/type", keyword: "type", params: { type: "integer" }, message: "must be integer", schema: schema35.oneOf[0].type, parentSchema: schema35.oneOf[0], data };
    if (vErrors === null) {
      vErrors = [err0];
    } else {
      vErrors.push(err0);
    }
    errors++;
  }
  if (typeof data == "number" && isFinite(data)) {
    if (data > 9007199254740991 || isNaN(data)) {
      const err1 = { instancePath, schemaPath: "#/$defs/limit_value/oneOf/0/maximum", keyword: "maximum", params: { comparison: "<=", limit: 9007199254740991 }, message: "must be <= 9007199254740991", schema: 9007199254740991, parentSchema: schema35.oneOf[0], data };
      if (vErrors === null) {
        vErrors = [err1];
      } else {
        vErrors.push(err1);
      }
      errors++;
    }
    if (data < 0 || isNaN(data)) {
      const err2 = { instancePath, schemaPath: "#/$defs/limit_value/oneOf/0/minimum", keyword: "minimum", params: { comparison: ">=", limit: 0 }, message: "must be >= 0", schema: 0, parentSchema: schema35.oneOf[0], data };
      if (vErrors === null) {
        vErrors = [err2];
      } else {
        vErrors.push(err2);
      }
      errors++;
    }
  }
  var _valid1 = _errs4 === errors;
  if (_valid1) {
    valid2 = true;
    passing1 = 0;
  }
  const _errs6 = errors;
  if ("unlimited" !== data) {
    const err3 = { instancePath, schemaPath: "#/$defs/limit_value/oneOf/1/const", keyword: "const", params: { allowedValue: "unlimited" }, message: "must be equal to constant", schema: "unlimited", parentSchema: schema35.oneOf[1], data };
    if (vErrors === null) {
      vErrors = [err3];
    } else {
      vErrors.push(err3);
    }
    errors++;
  }
  var _valid1 = _errs6 === errors;
  if (_valid1 && valid2) {
    valid2 = false;
    passing1 = [passing1, 1];
  } else {
    if (_valid1) {
      valid2 = true;
      passing1 = 1;
    }
  }
  if (!valid2) {
    const err4 = { instancePath, schemaPath: "#/$defs/limit_value/oneOf", keyword: "oneOf", params: { passingSchemas: passing1 }, message: "must match exactly one schema in oneOf", schema: schema35.oneOf, parentSchema: schema35, data };
    if (vErrors === null) {
      vErrors = [err4];
    } else {
      vErrors.push(err4);
    }
    errors++;
  } else {
    errors = _errs3;
    if (vErrors !== null) {
      if (_errs3) {
        vErrors.length = _errs3;
      } else {
        vErrors = null;
      }
    }
  }
  var _valid0 = _errs1 === errors;
  if (_valid0) {
    valid0 = true;
    passing0 = 0;
  }
  const _errs7 = errors;
  if (data && typeof data == "object" && !Array.isArray(data)) {
    if (data.value === void 0) {
      const err5 = { instancePath, schemaPath: "#/oneOf/1/required", keyword: "required", params: { missingProperty: "value" }, message: "must have required property 'value'", schema: schema34.oneOf[1].required, parentSchema: schema34.oneOf[1], data };
      if (vErrors === null) {
        vErrors = [err5];
      } else {
        vErrors.push(err5);
      }
      errors++;
    }
    for (const key0 in data) {
      if (!(key0 === "value" || key0 === "reason" || key0 === "expires" || key0 === "ticket")) {
        const err6 = { instancePath, schemaPath: "#/oneOf/1/additionalProperties", keyword: "additionalProperties", params: { additionalProperty: key0 }, message: "must NOT have additional properties", schema: false, parentSchema: schema34.oneOf[1], data };
        if (vErrors === null) {
          vErrors = [err6];
        } else {
          vErrors.push(err6);
        }
        errors++;
      }
    }
    if (data.value !== void 0) {
      let data0 = data.value;
      const _errs12 = errors;
      let valid5 = false;
      let passing2 = null;
      const _errs13 = errors;
      if (!(typeof data0 == "number" && (!(data0 % 1) && !isNaN(data0)) && isFinite(data0))) {
        const err7 = { instancePath: instancePath + "/value", schemaPath: "#/$defs/limit_value/oneOf/0/type", keyword: "type", params: { type: "integer" }, message: "must be integer", schema: schema35.oneOf[0].type, parentSchema: schema35.oneOf[0], data: data0 };
        if (vErrors === null) {
          vErrors = [err7];
        } else {
          vErrors.push(err7);
        }
        errors++;
      }
      if (typeof data0 == "number" && isFinite(data0)) {
        if (data0 > 9007199254740991 || isNaN(data0)) {
          const err8 = { instancePath: instancePath + "/value", schemaPath: "#/$defs/limit_value/oneOf/0/maximum", keyword: "maximum", params: { comparison: "<=", limit: 9007199254740991 }, message: "must be <= 9007199254740991", schema: 9007199254740991, parentSchema: schema35.oneOf[0], data: data0 };
          if (vErrors === null) {
            vErrors = [err8];
          } else {
            vErrors.push(err8);
          }
          errors++;
        }
        if (data0 < 0 || isNaN(data0)) {
          const err9 = { instancePath: instancePath + "/value", schemaPath: "#/$defs/limit_value/oneOf/0/minimum", keyword: "minimum", params: { comparison: ">=", limit: 0 }, message: "must be >= 0", schema: 0, parentSchema: schema35.oneOf[0], data: data0 };
          if (vErrors === null) {
            vErrors = [err9];
          } else {
            vErrors.push(err9);
          }
          errors++;
        }
      }
      var _valid2 = _errs13 === errors;
      if (_valid2) {
        valid5 = true;
        passing2 = 0;
      }
      const _errs15 = errors;
      if ("unlimited" !== data0) {
        const err10 = { instancePath: instancePath + "/value", schemaPath: "#/$defs/limit_value/oneOf/1/const", keyword: "const", params: { allowedValue: "unlimited" }, message: "must be equal to constant", schema: "unlimited", parentSchema: schema35.oneOf[1], data: data0 };
        if (vErrors === null) {
          vErrors = [err10];
        } else {
          vErrors.push(err10);
        }
        errors++;
      }
      var _valid2 = _errs15 === errors;
      if (_valid2 && valid5) {
        valid5 = false;
        passing2 = [passing2, 1];
      } else {
        if (_valid2) {
          valid5 = true;
          passing2 = 1;
        }
      }
      if (!valid5) {
        const err11 = { instancePath: instancePath + "/value", schemaPath: "#/$defs/limit_value/oneOf", keyword: "oneOf", params: { passingSchemas: passing2 }, message: "must match exactly one schema in oneOf", schema: schema35.oneOf, parentSchema: schema35, data: data0 };
        if (vErrors === null) {
          vErrors = [err11];
        } else {
          vErrors.push(err11);
        }
        errors++;
      } else {
        errors = _errs12;
        if (vErrors !== null) {
          if (_errs12) {
            vErrors.length = _errs12;
          } else {
            vErrors = null;
          }
        }
      }
    }
    if (data.reason !== void 0) {
      let data1 = data.reason;
      if (typeof data1 === "string") {
        if (func1(data1) > 500) {
          const err12 = { instancePath: instancePath + "/reason", schemaPath: "#/oneOf/1/properties/reason/maxLength", keyword: "maxLength", params: { limit: 500 }, message: "must NOT have more than 500 characters", schema: 500, parentSchema: schema34.oneOf[1].properties.reason, data: data1 };
          if (vErrors === null) {
            vErrors = [err12];
          } else {
            vErrors.push(err12);
          }
          errors++;
        }
        if (func1(data1) < 1) {
          const err13 = { instancePath: instancePath + "/reason", schemaPath: "#/oneOf/1/properties/reason/minLength", keyword: "minLength", params: { limit: 1 }, message: "must NOT have fewer than 1 characters", schema: 1, parentSchema: schema34.oneOf[1].properties.reason, data: data1 };
          if (vErrors === null) {
            vErrors = [err13];
          } else {
            vErrors.push(err13);
          }
          errors++;
        }
        if (!pattern5.test(data1)) {
          const err14 = { instancePath: instancePath + "/reason", schemaPath: "#/oneOf/1/properties/reason/pattern", keyword: "pattern", params: { pattern: "\\S" }, message: 'must match pattern "\\S"', schema: "\\S", parentSchema: schema34.oneOf[1].properties.reason, data: data1 };
          if (vErrors === null) {
            vErrors = [err14];
          } else {
            vErrors.push(err14);
          }
          errors++;
        }
      } else {
        const err15 = { instancePath: instancePath + "/reason", schemaPath: "#/oneOf/1/properties/reason/type", keyword: "type", params: { type: "string" }, message: "must be string", schema: schema34.oneOf[1].properties.reason.type, parentSchema: schema34.oneOf[1].properties.reason, data: data1 };
        if (vErrors === null) {
          vErrors = [err15];
        } else {
          vErrors.push(err15);
        }
        errors++;
      }
    }
    if (data.expires !== void 0) {
      let data2 = data.expires;
      if (typeof data2 === "string") {
        if (!formats6.validate(data2)) {
          const err16 = { instancePath: instancePath + "/expires", schemaPath: "#/oneOf/1/properties/expires/format", keyword: "format", params: { format: "date" }, message: 'must match format "date"', schema: "date", parentSchema: schema34.oneOf[1].properties.expires, data: data2 };
          if (vErrors === null) {
            vErrors = [err16];
          } else {
            vErrors.push(err16);
          }
          errors++;
        }
      } else {
        const err17 = { instancePath: instancePath + "/expires", schemaPath: "#/oneOf/1/properties/expires/type", keyword: "type", params: { type: "string" }, message: "must be string", schema: schema34.oneOf[1].properties.expires.type, parentSchema: schema34.oneOf[1].properties.expires, data: data2 };
        if (vErrors === null) {
          vErrors = [err17];
        } else {
          vErrors.push(err17);
        }
        errors++;
      }
    }
    if (data.ticket !== void 0) {
      let data3 = data.ticket;
      if (typeof data3 === "string") {
        if (func1(data3) > 2e3) {
          const err18 = { instancePath: instancePath + "/ticket", schemaPath: "#/oneOf/1/properties/ticket/maxLength", keyword: "maxLength", params: { limit: 2e3 }, message: "must NOT have more than 2000 characters", schema: 2e3, parentSchema: schema34.oneOf[1].properties.ticket, data: data3 };
          if (vErrors === null) {
            vErrors = [err18];
          } else {
            vErrors.push(err18);
          }
          errors++;
        }
        if (!pattern10.test(data3)) {
          const err19 = { instancePath: instancePath + "/ticket", schemaPath: "#/oneOf/1/properties/ticket/pattern", keyword: "pattern", params: { pattern: "^https?://" }, message: 'must match pattern "^https?://"', schema: "^https?://", parentSchema: schema34.oneOf[1].properties.ticket, data: data3 };
          if (vErrors === null) {
            vErrors = [err19];
          } else {
            vErrors.push(err19);
          }
          errors++;
        }
        if (!formats10(data3)) {
          const err20 = { instancePath: instancePath + "/ticket", schemaPath: "#/oneOf/1/properties/ticket/format", keyword: "format", params: { format: "uri" }, message: 'must match format "uri"', schema: "uri", parentSchema: schema34.oneOf[1].properties.ticket, data: data3 };
          if (vErrors === null) {
            vErrors = [err20];
          } else {
            vErrors.push(err20);
          }
          errors++;
        }
      } else {
        const err21 = { instancePath: instancePath + "/ticket", schemaPath: "#/oneOf/1/properties/ticket/type", keyword: "type", params: { type: "string" }, message: "must be string", schema: schema34.oneOf[1].properties.ticket.type, parentSchema: schema34.oneOf[1].properties.ticket, data: data3 };
        if (vErrors === null) {
          vErrors = [err21];
        } else {
          vErrors.push(err21);
        }
        errors++;
      }
    }
  } else {
    const err22 = { instancePath, schemaPath: "#/oneOf/1/type", keyword: "type", params: { type: "object" }, message: "must be object", schema: schema34.oneOf[1].type, parentSchema: schema34.oneOf[1], data };
    if (vErrors === null) {
      vErrors = [err22];
    } else {
      vErrors.push(err22);
    }
    errors++;
  }
  var _valid0 = _errs7 === errors;
  if (_valid0 && valid0) {
    valid0 = false;
    passing0 = [passing0, 1];
  } else {
    if (_valid0) {
      valid0 = true;
      passing0 = 1;
      var props0 = true;
    }
  }
  if (!valid0) {
    const err23 = { instancePath, schemaPath: "#/oneOf", keyword: "oneOf", params: { passingSchemas: passing0 }, message: "must match exactly one schema in oneOf", schema: schema34.oneOf, parentSchema: schema34, data };
    if (vErrors === null) {
      vErrors = [err23];
    } else {
      vErrors.push(err23);
    }
    errors++;
  } else {
    errors = _errs0;
    if (vErrors !== null) {
      if (_errs0) {
        vErrors.length = _errs0;
      } else {
        vErrors = null;
      }
    }
  }
  validate23.errors = vErrors;
  evaluated0.props = props0;
  return errors === 0;
}
validate23.evaluated = { "dynamicProps": true, "dynamicItems": false };
function validate22(data, { instancePath = "", parentData, parentDataProperty, rootData = data, dynamicAnchors = {} } = {}) {
  ;
  let vErrors = null;
  let errors = 0;
  const evaluated0 = validate22.evaluated;
  if (evaluated0.dynamicProps) {
    evaluated0.props = void 0;
  }
  if (evaluated0.dynamicItems) {
    evaluated0.items = void 0;
  }
  if (data && typeof data == "object" && !Array.isArray(data)) {
    if (data.tenant_id === void 0) {
      const err0 = { instancePath, schemaPath: "#/required", keyword: "required", params: { missingProperty: "tenant_id" }, message: "must have required property 'tenant_id'", schema: schema33.required, parentSchema: schema33, data };
      if (vErrors === null) {
        vErrors = [err0];
      } else {
        vErrors.push(err0);
      }
      errors++;
    }
    if (data.display_name === void 0) {
      const err1 = { instancePath, schemaPath: "#/required", keyword: "required", params: { missingProperty: "display_name" }, message: "must have required property 'display_name'", schema: schema33.required, parentSchema: schema33, data };
      if (vErrors === null) {
        vErrors = [err1];
      } else {
        vErrors.push(err1);
      }
      errors++;
    }
    if (data.tier === void 0) {
      const err2 = { instancePath, schemaPath: "#/required", keyword: "required", params: { missingProperty: "tier" }, message: "must have required property 'tier'", schema: schema33.required, parentSchema: schema33, data };
      if (vErrors === null) {
        vErrors = [err2];
      } else {
        vErrors.push(err2);
      }
      errors++;
    }
    if (data.status === void 0) {
      const err3 = { instancePath, schemaPath: "#/required", keyword: "required", params: { missingProperty: "status" }, message: "must have required property 'status'", schema: schema33.required, parentSchema: schema33, data };
      if (vErrors === null) {
        vErrors = [err3];
      } else {
        vErrors.push(err3);
      }
      errors++;
    }
    if (data.owner === void 0) {
      const err4 = { instancePath, schemaPath: "#/required", keyword: "required", params: { missingProperty: "owner" }, message: "must have required property 'owner'", schema: schema33.required, parentSchema: schema33, data };
      if (vErrors === null) {
        vErrors = [err4];
      } else {
        vErrors.push(err4);
      }
      errors++;
    }
    if (data.region === void 0) {
      const err5 = { instancePath, schemaPath: "#/required", keyword: "required", params: { missingProperty: "region" }, message: "must have required property 'region'", schema: schema33.required, parentSchema: schema33, data };
      if (vErrors === null) {
        vErrors = [err5];
      } else {
        vErrors.push(err5);
      }
      errors++;
    }
    for (const key0 in data) {
      if (!func4.call(schema33.properties, key0)) {
        const err6 = { instancePath, schemaPath: "#/additionalProperties", keyword: "additionalProperties", params: { additionalProperty: key0 }, message: "must NOT have additional properties", schema: false, parentSchema: schema33, data };
        if (vErrors === null) {
          vErrors = [err6];
        } else {
          vErrors.push(err6);
        }
        errors++;
      }
    }
    if (data.tenant_id !== void 0) {
      let data0 = data.tenant_id;
      if (typeof data0 === "string") {
        if (!pattern4.test(data0)) {
          const err7 = { instancePath: instancePath + "/tenant_id", schemaPath: "#/properties/tenant_id/pattern", keyword: "pattern", params: { pattern: "^[a-z][a-z0-9_-]{1,62}$" }, message: 'must match pattern "^[a-z][a-z0-9_-]{1,62}$"', schema: "^[a-z][a-z0-9_-]{1,62}$", parentSchema: schema33.properties.tenant_id, data: data0 };
          if (vErrors === null) {
            vErrors = [err7];
          } else {
            vErrors.push(err7);
          }
          errors++;
        }
      } else {
        const err8 = { instancePath: instancePath + "/tenant_id", schemaPath: "#/properties/tenant_id/type", keyword: "type", params: { type: "string" }, message: "must be string", schema: schema33.properties.tenant_id.type, parentSchema: schema33.properties.tenant_id, data: data0 };
        if (vErrors === null) {
          vErrors = [err8];
        } else {
          vErrors.push(err8);
        }
        errors++;
      }
    }
    if (data.display_name !== void 0) {
      let data1 = data.display_name;
      if (typeof data1 === "string") {
        if (func1(data1) > 100) {
          const err9 = { instancePath: instancePath + "/display_name", schemaPath: "#/properties/display_name/maxLength", keyword: "maxLength", params: { limit: 100 }, message: "must NOT have more than 100 characters", schema: 100, parentSchema: schema33.properties.display_name, data: data1 };
          if (vErrors === null) {
            vErrors = [err9];
          } else {
            vErrors.push(err9);
          }
          errors++;
        }
        if (func1(data1) < 1) {
          const err10 = { instancePath: instancePath + "/display_name", schemaPath: "#/properties/display_name/minLength", keyword: "minLength", params: { limit: 1 }, message: "must NOT have fewer than 1 characters", schema: 1, parentSchema: schema33.properties.display_name, data: data1 };
          if (vErrors === null) {
            vErrors = [err10];
          } else {
            vErrors.push(err10);
          }
          errors++;
        }
        if (!pattern5.test(data1)) {
          const err11 = { instancePath: instancePath + "/display_name", schemaPath: "#/properties/display_name/pattern", keyword: "pattern", params: { pattern: "\\S" }, message: 'must match pattern "\\S"', schema: "\\S", parentSchema: schema33.properties.display_name, data: data1 };
          if (vErrors === null) {
            vErrors = [err11];
          } else {
            vErrors.push(err11);
          }
          errors++;
        }
      } else {
        const err12 = { instancePath: instancePath + "/display_name", schemaPath: "#/properties/display_name/type", keyword: "type", params: { type: "string" }, message: "must be string", schema: schema33.properties.display_name.type, parentSchema: schema33.properties.display_name, data: data1 };
        if (vErrors === null) {
          vErrors = [err12];
        } else {
          vErrors.push(err12);
        }
        errors++;
      }
    }
    if (data.tier !== void 0) {
      let data2 = data.tier;
      if (typeof data2 === "string") {
        if (!pattern4.test(data2)) {
          const err13 = { instancePath: instancePath + "/tier", schemaPath: "#/properties/tier/pattern", keyword: "pattern", params: { pattern: "^[a-z][a-z0-9_-]{1,62}$" }, message: 'must match pattern "^[a-z][a-z0-9_-]{1,62}$"', schema: "^[a-z][a-z0-9_-]{1,62}$", parentSchema: schema33.properties.tier, data: data2 };
          if (vErrors === null) {
            vErrors = [err13];
          } else {
            vErrors.push(err13);
          }
          errors++;
        }
      } else {
        const err14 = { instancePath: instancePath + "/tier", schemaPath: "#/properties/tier/type", keyword: "type", params: { type: "string" }, message: "must be string", schema: schema33.properties.tier.type, parentSchema: schema33.properties.tier, data: data2 };
        if (vErrors === null) {
          vErrors = [err14];
        } else {
          vErrors.push(err14);
        }
        errors++;
      }
    }
    if (data.status !== void 0) {
      let data3 = data.status;
      if (!(data3 === "provisioning" || data3 === "active" || data3 === "suspended" || data3 === "offboarding" || data3 === "archived")) {
        const err15 = { instancePath: instancePath + "/status", schemaPath: "#/properties/status/enum", keyword: "enum", params: { allowedValues: schema33.properties.status.enum }, message: "must be equal to one of the allowed values", schema: schema33.properties.status.enum, parentSchema: schema33.properties.status, data: data3 };
        if (vErrors === null) {
          vErrors = [err15];
        } else {
          vErrors.push(err15);
        }
        errors++;
      }
    }
    if (data.status_reason !== void 0) {
      let data4 = data.status_reason;
      if (typeof data4 === "string") {
        if (func1(data4) > 500) {
          const err16 = { instancePath: instancePath + "/status_reason", schemaPath: "#/properties/status_reason/maxLength", keyword: "maxLength", params: { limit: 500 }, message: "must NOT have more than 500 characters", schema: 500, parentSchema: schema33.properties.status_reason, data: data4 };
          if (vErrors === null) {
            vErrors = [err16];
          } else {
            vErrors.push(err16);
          }
          errors++;
        }
        if (func1(data4) < 1) {
          const err17 = { instancePath: instancePath + "/status_reason", schemaPath: "#/properties/status_reason/minLength", keyword: "minLength", params: { limit: 1 }, message: "must NOT have fewer than 1 characters", schema: 1, parentSchema: schema33.properties.status_reason, data: data4 };
          if (vErrors === null) {
            vErrors = [err17];
          } else {
            vErrors.push(err17);
          }
          errors++;
        }
        if (!pattern5.test(data4)) {
          const err18 = { instancePath: instancePath + "/status_reason", schemaPath: "#/properties/status_reason/pattern", keyword: "pattern", params: { pattern: "\\S" }, message: 'must match pattern "\\S"', schema: "\\S", parentSchema: schema33.properties.status_reason, data: data4 };
          if (vErrors === null) {
            vErrors = [err18];
          } else {
            vErrors.push(err18);
          }
          errors++;
        }
      } else {
        const err19 = { instancePath: instancePath + "/status_reason", schemaPath: "#/properties/status_reason/type", keyword: "type", params: { type: "string" }, message: "must be string", schema: schema33.properties.status_reason.type, parentSchema: schema33.properties.status_reason, data: data4 };
        if (vErrors === null) {
          vErrors = [err19];
        } else {
          vErrors.push(err19);
        }
        errors++;
      }
    }
    if (data.suspension !== void 0) {
      let data5 = data.suspension;
      if (data5 && typeof data5 == "object" && !Array.isArray(data5)) {
        if (data5.reason === void 0) {
          const err20 = { instancePath: instancePath + "/suspension", schemaPath: "#/properties/suspension/required", keyword: "required", params: { missingProperty: "reason" }, message: "must have required property 'reason'", schema: schema33.properties.suspension.required, parentSchema: schema33.properties.suspension, data: data5 };
          if (vErrors === null) {
            vErrors = [err20];
          } else {
            vErrors.push(err20);
          }
          errors++;
        }
        for (const key1 in data5) {
          if (!(key1 === "reason" || key1 === "ticket")) {
            const err21 = { instancePath: instancePath + "/suspension", schemaPath: "#/properties/suspension/additionalProperties", keyword: "additionalProperties", params: { additionalProperty: key1 }, message: "must NOT have additional properties", schema: false, parentSchema: schema33.properties.suspension, data: data5 };
            if (vErrors === null) {
              vErrors = [err21];
            } else {
              vErrors.push(err21);
            }
            errors++;
          }
        }
        if (data5.reason !== void 0) {
          let data6 = data5.reason;
          if (typeof data6 === "string") {
            if (func1(data6) > 500) {
              const err22 = { instancePath: instancePath + "/suspension/reason", schemaPath: "#/properties/suspension/properties/reason/maxLength", keyword: "maxLength", params: { limit: 500 }, message: "must NOT have more than 500 characters", schema: 500, parentSchema: schema33.properties.suspension.properties.reason, data: data6 };
              if (vErrors === null) {
                vErrors = [err22];
              } else {
                vErrors.push(err22);
              }
              errors++;
            }
            if (func1(data6) < 1) {
              const err23 = { instancePath: instancePath + "/suspension/reason", schemaPath: "#/properties/suspension/properties/reason/minLength", keyword: "minLength", params: { limit: 1 }, message: "must NOT have fewer than 1 characters", schema: 1, parentSchema: schema33.properties.suspension.properties.reason, data: data6 };
              if (vErrors === null) {
                vErrors = [err23];
              } else {
                vErrors.push(err23);
              }
              errors++;
            }
            if (!pattern5.test(data6)) {
              const err24 = { instancePath: instancePath + "/suspension/reason", schemaPath: "#/properties/suspension/properties/reason/pattern", keyword: "pattern", params: { pattern: "\\S" }, message: 'must match pattern "\\S"', schema: "\\S", parentSchema: schema33.properties.suspension.properties.reason, data: data6 };
              if (vErrors === null) {
                vErrors = [err24];
              } else {
                vErrors.push(err24);
              }
              errors++;
            }
          } else {
            const err25 = { instancePath: instancePath + "/suspension/reason", schemaPath: "#/properties/suspension/properties/reason/type", keyword: "type", params: { type: "string" }, message: "must be string", schema: schema33.properties.suspension.properties.reason.type, parentSchema: schema33.properties.suspension.properties.reason, data: data6 };
            if (vErrors === null) {
              vErrors = [err25];
            } else {
              vErrors.push(err25);
            }
            errors++;
          }
        }
        if (data5.ticket !== void 0) {
          let data7 = data5.ticket;
          if (typeof data7 === "string") {
            if (func1(data7) > 2e3) {
              const err26 = { instancePath: instancePath + "/suspension/ticket", schemaPath: "#/properties/suspension/properties/ticket/maxLength", keyword: "maxLength", params: { limit: 2e3 }, message: "must NOT have more than 2000 characters", schema: 2e3, parentSchema: schema33.properties.suspension.properties.ticket, data: data7 };
              if (vErrors === null) {
                vErrors = [err26];
              } else {
                vErrors.push(err26);
              }
              errors++;
            }
            if (!pattern10.test(data7)) {
              const err27 = { instancePath: instancePath + "/suspension/ticket", schemaPath: "#/properties/suspension/properties/ticket/pattern", keyword: "pattern", params: { pattern: "^https?://" }, message: 'must match pattern "^https?://"', schema: "^https?://", parentSchema: schema33.properties.suspension.properties.ticket, data: data7 };
              if (vErrors === null) {
                vErrors = [err27];
              } else {
                vErrors.push(err27);
              }
              errors++;
            }
            if (!formats10(data7)) {
              const err28 = { instancePath: instancePath + "/suspension/ticket", schemaPath: "#/properties/suspension/properties/ticket/format", keyword: "format", params: { format: "uri" }, message: 'must match format "uri"', schema: "uri", parentSchema: schema33.properties.suspension.properties.ticket, data: data7 };
              if (vErrors === null) {
                vErrors = [err28];
              } else {
                vErrors.push(err28);
              }
              errors++;
            }
          } else {
            const err29 = { instancePath: instancePath + "/suspension/ticket", schemaPath: "#/properties/suspension/properties/ticket/type", keyword: "type", params: { type: "string" }, message: "must be string", schema: schema33.properties.suspension.properties.ticket.type, parentSchema: schema33.properties.suspension.properties.ticket, data: data7 };
            if (vErrors === null) {
              vErrors = [err29];
            } else {
              vErrors.push(err29);
            }
            errors++;
          }
        }
      } else {
        const err30 = { instancePath: instancePath + "/suspension", schemaPath: "#/properties/suspension/type", keyword: "type", params: { type: "object" }, message: "must be object", schema: schema33.properties.suspension.type, parentSchema: schema33.properties.suspension, data: data5 };
        if (vErrors === null) {
          vErrors = [err30];
        } else {
          vErrors.push(err30);
        }
        errors++;
      }
    }
    if (data.owner !== void 0) {
      let data8 = data.owner;
      if (typeof data8 === "string") {
        if (func1(data8) > 254) {
          const err31 = { instancePath: instancePath + "/owner", schemaPath: "#/properties/owner/maxLength", keyword: "maxLength", params: { limit: 254 }, message: "must NOT have more than 254 characters", schema: 254, parentSchema: schema33.properties.owner, data: data8 };
          if (vErrors === null) {
            vErrors = [err31];
          } else {
            vErrors.push(err31);
          }
          errors++;
        }
        if (!formats0.test(data8)) {
          const err32 = { instancePath: instancePath + "/owner", schemaPath: "#/properties/owner/format", keyword: "format", params: { format: "email" }, message: 'must match format "email"', schema: "email", parentSchema: schema33.properties.owner, data: data8 };
          if (vErrors === null) {
            vErrors = [err32];
          } else {
            vErrors.push(err32);
          }
          errors++;
        }
      } else {
        const err33 = { instancePath: instancePath + "/owner", schemaPath: "#/properties/owner/type", keyword: "type", params: { type: "string" }, message: "must be string", schema: schema33.properties.owner.type, parentSchema: schema33.properties.owner, data: data8 };
        if (vErrors === null) {
          vErrors = [err33];
        } else {
          vErrors.push(err33);
        }
        errors++;
      }
    }
    if (data.billing !== void 0) {
      let data9 = data.billing;
      if (data9 && typeof data9 == "object" && !Array.isArray(data9)) {
        if (data9.email === void 0) {
          const err34 = { instancePath: instancePath + "/billing", schemaPath: "#/properties/billing/required", keyword: "required", params: { missingProperty: "email" }, message: "must have required property 'email'", schema: schema33.properties.billing.required, parentSchema: schema33.properties.billing, data: data9 };
          if (vErrors === null) {
            vErrors = [err34];
          } else {
            vErrors.push(err34);
          }
          errors++;
        }
        for (const key2 in data9) {
          if (!(key2 === "email" || key2 === "cost_center")) {
            const err35 = { instancePath: instancePath + "/billing", schemaPath: "#/properties/billing/additionalProperties", keyword: "additionalProperties", params: { additionalProperty: key2 }, message: "must NOT have additional properties", schema: false, parentSchema: schema33.properties.billing, data: data9 };
            if (vErrors === null) {
              vErrors = [err35];
            } else {
              vErrors.push(err35);
            }
            errors++;
          }
        }
        if (data9.email !== void 0) {
          let data10 = data9.email;
          if (typeof data10 === "string") {
            if (func1(data10) > 254) {
              const err36 = { instancePath: instancePath + "/billing/email", schemaPath: "#/properties/billing/properties/email/maxLength", keyword: "maxLength", params: { limit: 254 }, message: "must NOT have more than 254 characters", schema: 254, parentSchema: schema33.properties.billing.properties.email, data: data10 };
              if (vErrors === null) {
                vErrors = [err36];
              } else {
                vErrors.push(err36);
              }
              errors++;
            }
            if (!formats0.test(data10)) {
              const err37 = { instancePath: instancePath + "/billing/email", schemaPath: "#/properties/billing/properties/email/format", keyword: "format", params: { format: "email" }, message: 'must match format "email"', schema: "email", parentSchema: schema33.properties.billing.properties.email, data: data10 };
              if (vErrors === null) {
                vErrors = [err37];
              } else {
                vErrors.push(err37);
              }
              errors++;
            }
          } else {
            const err38 = { instancePath: instancePath + "/billing/email", schemaPath: "#/properties/billing/properties/email/type", keyword: "type", params: { type: "string" }, message: "must be string", schema: schema33.properties.billing.properties.email.type, parentSchema: schema33.properties.billing.properties.email, data: data10 };
            if (vErrors === null) {
              vErrors = [err38];
            } else {
              vErrors.push(err38);
            }
            errors++;
          }
        }
        if (data9.cost_center !== void 0) {
          let data11 = data9.cost_center;
          if (typeof data11 === "string") {
            if (!pattern21.test(data11)) {
              const err39 = { instancePath: instancePath + "/billing/cost_center", schemaPath: "#/properties/billing/properties/cost_center/pattern", keyword: "pattern", params: { pattern: "^[A-Za-z0-9][A-Za-z0-9_-]{0,39}$" }, message: 'must match pattern "^[A-Za-z0-9][A-Za-z0-9_-]{0,39}$"', schema: "^[A-Za-z0-9][A-Za-z0-9_-]{0,39}$", parentSchema: schema33.properties.billing.properties.cost_center, data: data11 };
              if (vErrors === null) {
                vErrors = [err39];
              } else {
                vErrors.push(err39);
              }
              errors++;
            }
          } else {
            const err40 = { instancePath: instancePath + "/billing/cost_center", schemaPath: "#/properties/billing/properties/cost_center/type", keyword: "type", params: { type: "string" }, message: "must be string", schema: schema33.properties.billing.properties.cost_center.type, parentSchema: schema33.properties.billing.properties.cost_center, data: data11 };
            if (vErrors === null) {
              vErrors = [err40];
            } else {
              vErrors.push(err40);
            }
            errors++;
          }
        }
      } else {
        const err41 = { instancePath: instancePath + "/billing", schemaPath: "#/properties/billing/type", keyword: "type", params: { type: "object" }, message: "must be object", schema: schema33.properties.billing.type, parentSchema: schema33.properties.billing, data: data9 };
        if (vErrors === null) {
          vErrors = [err41];
        } else {
          vErrors.push(err41);
        }
        errors++;
      }
    }
    if (data.region !== void 0) {
      let data12 = data.region;
      if (typeof data12 === "string") {
        if (!pattern22.test(data12)) {
          const err42 = { instancePath: instancePath + "/region", schemaPath: "#/properties/region/pattern", keyword: "pattern", params: { pattern: "^[a-z0-9-]{2,40}$" }, message: 'must match pattern "^[a-z0-9-]{2,40}$"', schema: "^[a-z0-9-]{2,40}$", parentSchema: schema33.properties.region, data: data12 };
          if (vErrors === null) {
            vErrors = [err42];
          } else {
            vErrors.push(err42);
          }
          errors++;
        }
      } else {
        const err43 = { instancePath: instancePath + "/region", schemaPath: "#/properties/region/type", keyword: "type", params: { type: "string" }, message: "must be string", schema: schema33.properties.region.type, parentSchema: schema33.properties.region, data: data12 };
        if (vErrors === null) {
          vErrors = [err43];
        } else {
          vErrors.push(err43);
        }
        errors++;
      }
    }
    if (data.compliance !== void 0) {
      let data13 = data.compliance;
      if (Array.isArray(data13)) {
        const len0 = data13.length;
        for (let i0 = 0; i0 < len0; i0++) {
          let data14 = data13[i0];
          if (typeof data14 === "string") {
            if (!pattern23.test(data14)) {
              const err44 = { instancePath: instancePath + "/compliance/" + i0, schemaPath: "#/properties/compliance/items/pattern", keyword: "pattern", params: { pattern: "^[a-z0-9][a-z0-9_-]{0,39}$" }, message: 'must match pattern "^[a-z0-9][a-z0-9_-]{0,39}$"', schema: "^[a-z0-9][a-z0-9_-]{0,39}$", parentSchema: schema33.properties.compliance.items, data: data14 };
              if (vErrors === null) {
                vErrors = [err44];
              } else {
                vErrors.push(err44);
              }
              errors++;
            }
          } else {
            const err45 = { instancePath: instancePath + "/compliance/" + i0, schemaPath: "#/properties/compliance/items/type", keyword: "type", params: { type: "string" }, message: "must be string", schema: schema33.properties.compliance.items.type, parentSchema: schema33.properties.compliance.items, data: data14 };
            if (vErrors === null) {
              vErrors = [err45];
            } else {
              vErrors.push(err45);
            }
            errors++;
          }
        }
        let i1 = data13.length;
        let j0;
        if (i1 > 1) {
          const indices0 = {};
          for (; i1--; ) {
            let item0 = data13[i1];
            if (typeof item0 !== "string") {
              continue;
            }
            if (typeof indices0[item0] == "number") {
              j0 = indices0[item0];
              const err46 = { instancePath: instancePath + "/compliance", schemaPath: "#/properties/compliance/uniqueItems", keyword: "uniqueItems", params: { i: i1, j: j0 }, message: "must NOT have duplicate items (items ## " + j0 + " and " + i1 + " are identical)", schema: true, parentSchema: schema33.properties.compliance, data: data13 };
              if (vErrors === null) {
                vErrors = [err46];
              } else {
                vErrors.push(err46);
              }
              errors++;
              break;
            }
            indices0[item0] = i1;
          }
        }
      } else {
        const err47 = { instancePath: instancePath + "/compliance", schemaPath: "#/properties/compliance/type", keyword: "type", params: { type: "array" }, message: "must be array", schema: schema33.properties.compliance.type, parentSchema: schema33.properties.compliance, data: data13 };
        if (vErrors === null) {
          vErrors = [err47];
        } else {
          vErrors.push(err47);
        }
        errors++;
      }
    }
    if (data.limits !== void 0) {
      let data15 = data.limits;
      if (data15 && typeof data15 == "object" && !Array.isArray(data15)) {
        for (const key3 in data15) {
          const _errs35 = errors;
          if (typeof key3 === "string") {
            if (!pattern4.test(key3)) {
              const err48 = { instancePath: instancePath + "/limits", schemaPath: "#/properties/limits/propertyNames/pattern", keyword: "pattern", params: { pattern: "^[a-z][a-z0-9_-]{1,62}$" }, message: 'must match pattern "^[a-z][a-z0-9_-]{1,62}$"', schema: "^[a-z][a-z0-9_-]{1,62}$", parentSchema: schema33.properties.limits.propertyNames, data: key3, propertyName: key3 };
              if (vErrors === null) {
                vErrors = [err48];
              } else {
                vErrors.push(err48);
              }
              errors++;
            }
          }
          var valid6 = _errs35 === errors;
          if (!valid6) {
            const err49 = { instancePath: instancePath + "/limits", schemaPath: "#/properties/limits/propertyNames", keyword: "propertyNames", params: { propertyName: key3 }, message: "property name must be valid", schema: schema33.properties.limits.propertyNames, parentSchema: schema33.properties.limits, data: data15 };
            if (vErrors === null) {
              vErrors = [err49];
            } else {
              vErrors.push(err49);
            }
            errors++;
          }
        }
        for (const key4 in data15) {
          if (!validate23(data15[key4], { instancePath: instancePath + "/limits/" + key4.replace(/~/g, "~0").replace(/\//g, "~1"), parentData: data15, parentDataProperty: key4, rootData, dynamicAnchors })) {
            if (vErrors === null) vErrors = validate23.errors;
            else if (vErrors.length < 1e3) for (const error of validate23.errors) vErrors.push(error);
            else vErrors.refused = (vErrors.refused ?? 0) + 1;
            errors = vErrors.length;
          }
        }
      } else {
        const err50 = { instancePath: instancePath + "/limits", schemaPath: "#/properties/limits/type", keyword: "type", params: { type: "object" }, message: "must be object", schema: schema33.properties.limits.type, parentSchema: schema33.properties.limits, data: data15 };
        if (vErrors === null) {
          vErrors = [err50];
        } else {
          vErrors.push(err50);
        }
        errors++;
      }
    }
    if (data.features !== void 0) {
      let data17 = data.features;
      if (data17 && typeof data17 == "object" && !Array.isArray(data17)) {
        for (const key5 in data17) {
          const _errs40 = errors;
          if (typeof key5 === "string") {
            if (!pattern4.test(key5)) {
              const err51 = { instancePath: instancePath + "/features", schemaPath: "#/properties/features/propertyNames/pattern", keyword: "pattern", params: { pattern: "^[a-z][a-z0-9_-]{1,62}$" }, message: 'must match pattern "^[a-z][a-z0-9_-]{1,62}$"', schema: "^[a-z][a-z0-9_-]{1,62}$", parentSchema: schema33.properties.features.propertyNames, data: key5, propertyName: key5 };
              if (vErrors === null) {
                vErrors = [err51];
              } else {
                vErrors.push(err51);
              }
              errors++;
            }
          }
          var valid8 = _errs40 === errors;
          if (!valid8) {
            const err52 = { instancePath: instancePath + "/features", schemaPath: "#/properties/features/propertyNames", keyword: "propertyNames", params: { propertyName: key5 }, message: "property name must be valid", schema: schema33.properties.features.propertyNames, parentSchema: schema33.properties.features, data: data17 };
            if (vErrors === null) {
              vErrors = [err52];
            } else {
              vErrors.push(err52);
            }
            errors++;
          }
        }
        for (const key6 in data17) {
          let data18 = data17[key6];
          if (typeof data18 !== "boolean") {
            const err53 = { instancePath: instancePath + "/features/" + key6.replace(/~/g, "~0").replace(/\//g, "~1"), schemaPath: "#/properties/features/additionalProperties/type", keyword: "type", params: { type: "boolean" }, message: "must be boolean", schema: schema33.properties.features.additionalProperties.type, parentSchema: schema33.properties.features.additionalProperties, data: data18 };
            if (vErrors === null) {
              vErrors = [err53];
            } else {
              vErrors.push(err53);
            }
            errors++;
          }
        }
      } else {
        const err54 = { instancePath: instancePath + "/features", schemaPath: "#/properties/features/type", keyword: "type", params: { type: "object" }, message: "must be object", schema: schema33.properties.features.type, parentSchema: schema33.properties.features, data: data17 };
        if (vErrors === null) {
          vErrors = [err54];
        } else {
          vErrors.push(err54);
        }
        errors++;
      }
    }
    if (data.config !== void 0) {
      let data19 = data.config;
      if (!(data19 && typeof data19 == "object" && !Array.isArray(data19))) {
        const err55 = { instancePath: instancePath + "/config", schemaPath: "#/properties/config/type", keyword: "type", params: { type: "object" }, message: "must be object", schema: schema33.properties.config.type, parentSchema: schema33.properties.config, data: data19 };
        if (vErrors === null) {
          vErrors = [err55];
        } else {
          vErrors.push(err55);
        }
        errors++;
      }
    }
    if (data.labels !== void 0) {
      let data20 = data.labels;
      if (data20 && typeof data20 == "object" && !Array.isArray(data20)) {
        for (const key7 in data20) {
          const _errs48 = errors;
          if (typeof key7 === "string") {
            if (!pattern28.test(key7)) {
              const err56 = { instancePath: instancePath + "/labels", schemaPath: "#/properties/labels/propertyNames/pattern", keyword: "pattern", params: { pattern: "^[a-z][a-z0-9_.-]{0,62}$" }, message: 'must match pattern "^[a-z][a-z0-9_.-]{0,62}$"', schema: "^[a-z][a-z0-9_.-]{0,62}$", parentSchema: schema33.properties.labels.propertyNames, data: key7, propertyName: key7 };
              if (vErrors === null) {
                vErrors = [err56];
              } else {
                vErrors.push(err56);
              }
              errors++;
            }
          }
          var valid10 = _errs48 === errors;
          if (!valid10) {
            const err57 = { instancePath: instancePath + "/labels", schemaPath: "#/properties/labels/propertyNames", keyword: "propertyNames", params: { propertyName: key7 }, message: "property name must be valid", schema: schema33.properties.labels.propertyNames, parentSchema: schema33.properties.labels, data: data20 };
            if (vErrors === null) {
              vErrors = [err57];
            } else {
              vErrors.push(err57);
            }
            errors++;
          }
        }
        for (const key8 in data20) {
          let data21 = data20[key8];
          if (typeof data21 === "string") {
            if (func1(data21) > 200) {
              const err58 = { instancePath: instancePath + "/labels/" + key8.replace(/~/g, "~0").replace(/\//g, "~1"), schemaPath: "#/properties/labels/additionalProperties/maxLength", keyword: "maxLength", params: { limit: 200 }, message: "must NOT have more than 200 characters", schema: 200, parentSchema: schema33.properties.labels.additionalProperties, data: data21 };
              if (vErrors === null) {
                vErrors = [err58];
              } else {
                vErrors.push(err58);
              }
              errors++;
            }
          } else {
            const err59 = { instancePath: instancePath + "/labels/" + key8.replace(/~/g, "~0").replace(/\//g, "~1"), schemaPath: "#/properties/labels/additionalProperties/type", keyword: "type", params: { type: "string" }, message: "must be string", schema: schema33.properties.labels.additionalProperties.type, parentSchema: schema33.properties.labels.additionalProperties, data: data21 };
            if (vErrors === null) {
              vErrors = [err59];
            } else {
              vErrors.push(err59);
            }
            errors++;
          }
        }
      } else {
        const err60 = { instancePath: instancePath + "/labels", schemaPath: "#/properties/labels/type", keyword: "type", params: { type: "object" }, message: "must be object", schema: schema33.properties.labels.type, parentSchema: schema33.properties.labels, data: data20 };
        if (vErrors === null) {
          vErrors = [err60];
        } else {
          vErrors.push(err60);
        }
        errors++;
      }
    }
    if (data.prevent_deletion !== void 0) {
      let data22 = data.prevent_deletion;
      if (typeof data22 !== "boolean") {
        const err61 = { instancePath: instancePath + "/prevent_deletion", schemaPath: "#/properties/prevent_deletion/type", keyword: "type", params: { type: "boolean" }, message: "must be boolean", schema: schema33.properties.prevent_deletion.type, parentSchema: schema33.properties.prevent_deletion, data: data22 };
        if (vErrors === null) {
          vErrors = [err61];
        } else {
          vErrors.push(err61);
        }
        errors++;
      }
    }
  } else {
    const err62 = { instancePath, schemaPath: "#/type", keyword: "type", params: { type: "object" }, message: "must be object", schema: schema33.type, parentSchema: schema33, data };
    if (vErrors === null) {
      vErrors = [err62];
    } else {
      vErrors.push(err62);
    }
    errors++;
  }
  validate22.errors = vErrors;
  return errors === 0;
}
validate22.evaluated = { "props": true, "dynamicProps": false, "dynamicItems": false };
var project = validate25;
var schema37 = { "$schema": "https://json-schema.org/draft/2020-12/schema", "$id": "https://tenantry.dev/schema/tenantry.schema.json", "title": "Project", "description": "tenantry.yaml: the policy and the vocabulary of a catalog.", "examples": [{ "version": 1, "currency": "INR", "limits": { "max_users": { "unit": "users", "kind": "quota" }, "max_queries_per_day": { "unit": "queries", "kind": "rate", "per": "day" } }, "policy": { "flags": { "max_active": 50, "max_age_days": 90, "warn_days": 14 }, "sync": { "max_remove_percent": 10, "max_update_percent": 30, "max_suspend": 5, "max_downgrade": 5, "small_set": { "below": 10, "max": 3 } }, "audit": { "pseudonymise": true, "object_lock": { "mode": "compliance", "years": 7 } }, "billing_email_domains": ["gcc.example"] }, "rules": { "lint/max-active-flags": "warning", "lint/fully-on": { "options": { "warn_days": 7 }, "except": ["flags/legacy/**"] } }, "cache": "redis" }], "type": "object", "additionalProperties": false, "required": ["version", "currency", "limits", "cache"], "properties": { "version": { "const": 1, "description": "The version of this file's format." }, "as_of": { "type": "string", "format": "date", "description": "Freezes the clock of check for catalogs that are examples or fixtures. A real catalog leaves it out." }, "currency": { "type": "string", "pattern": "^[A-Z]{3}$", "description": "ISO 4217 code of every amount in the catalog." }, "limits": { "type": "object", "minProperties": 1, "description": "The vocabulary of limits: every tier sets each of them, a tenant may override one.", "propertyNames": { "pattern": "^[a-z][a-z0-9_-]{1,62}$" }, "additionalProperties": { "title": "LimitDefinition", "type": "object", "additionalProperties": false, "required": ["unit", "kind"], "properties": { "unit": { "type": "string", "minLength": 1, "maxLength": 40, "pattern": "\\S", "description": "What is counted, for people: users, documents, GB." }, "kind": { "enum": ["quota", "rate", "storage"], "description": "quota and storage do not reset; a rate resets every `per`." }, "per": { "enum": ["second", "minute", "hour", "day", "month"], "description": "The period of a rate." }, "description": { "type": "string", "minLength": 1, "maxLength": 500, "pattern": "\\S", "description": "What the limit means." } }, "if": { "required": ["kind"], "properties": { "kind": { "const": "rate" } } }, "then": { "properties": { "per": { "description": "The period of a rate: second, minute, hour, day or month." } }, "required": ["per"] } } }, "policy": { "type": "object", "additionalProperties": false, "description": "What check and sync enforce.", "properties": { "flags": { "type": "object", "additionalProperties": false, "description": "The discipline of flags.", "properties": { "max_active": { "type": "integer", "minimum": 0, "default": 50, "description": "The most flags that may exist with state on." }, "max_age_days": { "type": "integer", "minimum": 1, "maximum": 3650, "default": 90, "description": "The longest life of a flag, counted from created." }, "warn_days": { "type": "integer", "minimum": 0, "maximum": 365, "default": 14, "description": "How long before its expiry a flag or an override is warned about." }, "grace_days": { "type": "integer", "minimum": 0, "maximum": 365, "default": 14, "description": "How long after a date has passed a rule that depends on the clock stays a warning in files that a change does not touch." } } }, "sync": { "type": "object", "additionalProperties": false, "description": "Safety limits of a plan, counted in tenants.", "properties": { "max_remove_percent": { "type": "number", "minimum": 0, "maximum": 100, "default": 10, "description": "The most tenants that one plan may remove, in percent of all." }, "max_update_percent": { "type": "number", "minimum": 0, "maximum": 100, "default": 30, "description": "The most tenants that one plan may update, in percent of all; what one tier edit explains counts once." }, "max_suspend": { "type": "integer", "minimum": 0, "default": 5, "description": "The most tenants that one plan may suspend." }, "max_downgrade": { "type": "integer", "minimum": 0, "default": 5, "description": "The most tenants that one plan may move to a tier of a lower rank." }, "small_set": { "type": "object", "additionalProperties": false, "required": ["below", "max"], "description": "With fewer tenants than `below`, a count of `max` is allowed instead of a percentage.", "properties": { "below": { "type": "integer", "minimum": 0, "description": "The size under which the count applies." }, "max": { "type": "integer", "minimum": 0, "description": "How many tenants may change." } } } } }, "audit": { "type": "object", "additionalProperties": false, "description": "How the audit log is exported.", "properties": { "pseudonymise": { "type": "boolean", "description": "Exports hold pseudonyms instead of e-mail addresses; false when it is left out." }, "object_lock": { "type": "object", "additionalProperties": false, "required": ["mode"], "description": "Locks what is exported to a bucket with Object Lock.", "properties": { "mode": { "enum": ["compliance", "governance"], "description": "Who can delete it before its time: nobody, or whoever may bypass the lock." }, "years": { "type": "integer", "minimum": 1, "maximum": 100, "default": 7, "description": "For how many years." } } } } }, "billing_email_domains": { "type": "array", "uniqueItems": true, "items": { "type": "string", "pattern": "^[a-z0-9.-]+$", "maxLength": 253 }, "description": "The only domains that billing e-mail addresses may use." } } }, "rules": { "type": "object", "description": "The severity, the options and the exceptions of a rule by its id; what protects data (schema/*, references/*, dependencies/*) cannot be switched off.", "propertyNames": { "pattern": "^[a-z]+/[a-z0-9-]+$" }, "additionalProperties": { "title": "RuleSetting", "oneOf": [{ "$ref": "#/$defs/rule_severity" }, { "title": "RuleDetails", "type": "object", "additionalProperties": false, "minProperties": 1, "properties": { "severity": { "$ref": "#/$defs/rule_severity" }, "options": { "type": "object", "description": "Numbers of the rule, by name: its page says which.", "additionalProperties": { "type": "integer", "minimum": 0, "maximum": 1e5 } }, "except": { "type": "array", "uniqueItems": true, "minItems": 1, "maxItems": 100, "description": "Paths of files for which the rule says nothing; * stands for a name's part, ** for folders.", "items": { "type": "string", "minLength": 1, "maxLength": 200, "description": "flags/legacy/** or tenants/*_test.yaml." } } } }] } }, "code": { "type": "object", "additionalProperties": false, "description": "How source code asks for flags, for what looks for them there.", "properties": { "accessors": { "type": "array", "uniqueItems": true, "maxItems": 50, "default": ["isEnabled", "isFlagEnabled", "useFlag"], "description": 'What is given the key of a flag: isEnabled stands for a call isEnabled("key"), flags.isEnabled for one on an object of this name, flags.* for its properties.', "items": { "type": "string", "pattern": "^[A-Za-z_][A-Za-z0-9_]{0,62}(\\.([A-Za-z_][A-Za-z0-9_]{0,62}|\\*))?$", "description": "isEnabled, flags.isEnabled or flags.*" } } } }, "cache": { "enum": ["redis", "none"], "description": "Where deliveries go: said, never guessed." }, "paths": { "type": "object", "additionalProperties": false, "description": "The folders of the catalog, relative to this file.", "properties": { "tenants": { "type": "string", "minLength": 1, "maxLength": 200, "pattern": '^(?!/)(?!.*(^|/)\\.\\.(/|$))[^\\\\:*?"<>|]+$', "default": "tenants", "description": "The folder of the tenants." }, "tiers": { "type": "string", "minLength": 1, "maxLength": 200, "pattern": '^(?!/)(?!.*(^|/)\\.\\.(/|$))[^\\\\:*?"<>|]+$', "default": "tiers", "description": "The folder of the tiers." }, "features": { "type": "string", "minLength": 1, "maxLength": 200, "pattern": '^(?!/)(?!.*(^|/)\\.\\.(/|$))[^\\\\:*?"<>|]+$', "default": "features", "description": "The folder of the features." }, "flags": { "type": "string", "minLength": 1, "maxLength": 200, "pattern": '^(?!/)(?!.*(^|/)\\.\\.(/|$))[^\\\\:*?"<>|]+$', "default": "flags", "description": "The folder of the flags." } } } }, "$defs": { "rule_severity": { "title": "RuleSeverity", "enum": ["error", "warning", "info", "off"], "description": "What a finding of the rule is." } } };
var schema38 = { "title": "RuleSeverity", "enum": ["error", "warning", "info", "off"], "description": "What a finding of the rule is." };
var pattern29 = new RegExp("^[A-Z]{3}$", "u");
var pattern33 = new RegExp("^[a-z0-9.-]+$", "u");
var pattern34 = new RegExp("^[a-z]+/[a-z0-9-]+$", "u");
var pattern35 = new RegExp("^[A-Za-z_][A-Za-z0-9_]{0,62}(\\.([A-Za-z_][A-Za-z0-9_]{0,62}|\\*))?$", "u");
var pattern36 = new RegExp('^(?!/)(?!.*(^|/)\\.\\.(/|$))[^\\\\:*?"<>|]+$', "u");
function validate25(data, { instancePath = "", parentData, parentDataProperty, rootData = data, dynamicAnchors = {} } = {}) {
  ;
  let vErrors = null;
  let errors = 0;
  const evaluated0 = validate25.evaluated;
  if (evaluated0.dynamicProps) {
    evaluated0.props = void 0;
  }
  if (evaluated0.dynamicItems) {
    evaluated0.items = void 0;
  }
  if (data && typeof data == "object" && !Array.isArray(data)) {
    if (data.version === void 0) {
      const err0 = { instancePath, schemaPath: "#/required", keyword: "required", params: { missingProperty: "version" }, message: "must have required property 'version'", schema: schema37.required, parentSchema: schema37, data };
      if (vErrors === null) {
        vErrors = [err0];
      } else {
        vErrors.push(err0);
      }
      errors++;
    }
    if (data.currency === void 0) {
      const err1 = { instancePath, schemaPath: "#/required", keyword: "required", params: { missingProperty: "currency" }, message: "must have required property 'currency'", schema: schema37.required, parentSchema: schema37, data };
      if (vErrors === null) {
        vErrors = [err1];
      } else {
        vErrors.push(err1);
      }
      errors++;
    }
    if (data.limits === void 0) {
      const err2 = { instancePath, schemaPath: "#/required", keyword: "required", params: { missingProperty: "limits" }, message: "must have required property 'limits'", schema: schema37.required, parentSchema: schema37, data };
      if (vErrors === null) {
        vErrors = [err2];
      } else {
        vErrors.push(err2);
      }
      errors++;
    }
    if (data.cache === void 0) {
      const err3 = { instancePath, schemaPath: "#/required", keyword: "required", params: { missingProperty: "cache" }, message: "must have required property 'cache'", schema: schema37.required, parentSchema: schema37, data };
      if (vErrors === null) {
        vErrors = [err3];
      } else {
        vErrors.push(err3);
      }
      errors++;
    }
    for (const key0 in data) {
      if (!func4.call(schema37.properties, key0)) {
        const err4 = { instancePath, schemaPath: "#/additionalProperties", keyword: "additionalProperties", params: { additionalProperty: key0 }, message: "must NOT have additional properties", schema: false, parentSchema: schema37, data };
        if (vErrors === null) {
          vErrors = [err4];
        } else {
          vErrors.push(err4);
        }
        errors++;
      }
    }
    if (data.version !== void 0) {
      let data0 = data.version;
      if (1 !== data0) {
        const err5 = { instancePath: instancePath + "/version", schemaPath: "#/properties/version/const", keyword: "const", params: { allowedValue: 1 }, message: "must be equal to constant", schema: 1, parentSchema: schema37.properties.version, data: data0 };
        if (vErrors === null) {
          vErrors = [err5];
        } else {
          vErrors.push(err5);
        }
        errors++;
      }
    }
    if (data.as_of !== void 0) {
      let data1 = data.as_of;
      if (typeof data1 === "string") {
        if (!formats6.validate(data1)) {
          const err6 = { instancePath: instancePath + "/as_of", schemaPath: "#/properties/as_of/format", keyword: "format", params: { format: "date" }, message: 'must match format "date"', schema: "date", parentSchema: schema37.properties.as_of, data: data1 };
          if (vErrors === null) {
            vErrors = [err6];
          } else {
            vErrors.push(err6);
          }
          errors++;
        }
      } else {
        const err7 = { instancePath: instancePath + "/as_of", schemaPath: "#/properties/as_of/type", keyword: "type", params: { type: "string" }, message: "must be string", schema: schema37.properties.as_of.type, parentSchema: schema37.properties.as_of, data: data1 };
        if (vErrors === null) {
          vErrors = [err7];
        } else {
          vErrors.push(err7);
        }
        errors++;
      }
    }
    if (data.currency !== void 0) {
      let data2 = data.currency;
      if (typeof data2 === "string") {
        if (!pattern29.test(data2)) {
          const err8 = { instancePath: instancePath + "/currency", schemaPath: "#/properties/currency/pattern", keyword: "pattern", params: { pattern: "^[A-Z]{3}$" }, message: 'must match pattern "^[A-Z]{3}$"', schema: "^[A-Z]{3}$", parentSchema: schema37.properties.currency, data: data2 };
          if (vErrors === null) {
            vErrors = [err8];
          } else {
            vErrors.push(err8);
          }
          errors++;
        }
      } else {
        const err9 = { instancePath: instancePath + "/currency", schemaPath: "#/properties/currency/type", keyword: "type", params: { type: "string" }, message: "must be string", schema: schema37.properties.currency.type, parentSchema: schema37.properties.currency, data: data2 };
        if (vErrors === null) {
          vErrors = [err9];
        } else {
          vErrors.push(err9);
        }
        errors++;
      }
    }
    if (data.limits !== void 0) {
      let data3 = data.limits;
      if (data3 && typeof data3 == "object" && !Array.isArray(data3)) {
        if (Object.keys(data3).length < 1) {
          const err10 = { instancePath: instancePath + "/limits", schemaPath: "#/properties/limits/minProperties", keyword: "minProperties", params: { limit: 1 }, message: "must NOT have fewer than 1 properties", schema: 1, parentSchema: schema37.properties.limits, data: data3 };
          if (vErrors === null) {
            vErrors = [err10];
          } else {
            vErrors.push(err10);
          }
          errors++;
        }
        for (const key1 in data3) {
          const _errs9 = errors;
          if (typeof key1 === "string") {
            if (!pattern4.test(key1)) {
              const err11 = { instancePath: instancePath + "/limits", schemaPath: "#/properties/limits/propertyNames/pattern", keyword: "pattern", params: { pattern: "^[a-z][a-z0-9_-]{1,62}$" }, message: 'must match pattern "^[a-z][a-z0-9_-]{1,62}$"', schema: "^[a-z][a-z0-9_-]{1,62}$", parentSchema: schema37.properties.limits.propertyNames, data: key1, propertyName: key1 };
              if (vErrors === null) {
                vErrors = [err11];
              } else {
                vErrors.push(err11);
              }
              errors++;
            }
          }
          var valid1 = _errs9 === errors;
          if (!valid1) {
            const err12 = { instancePath: instancePath + "/limits", schemaPath: "#/properties/limits/propertyNames", keyword: "propertyNames", params: { propertyName: key1 }, message: "property name must be valid", schema: schema37.properties.limits.propertyNames, parentSchema: schema37.properties.limits, data: data3 };
            if (vErrors === null) {
              vErrors = [err12];
            } else {
              vErrors.push(err12);
            }
            errors++;
          }
        }
        for (const key2 in data3) {
          let data4 = data3[key2];
          const _errs13 = errors;
          let valid3 = true;
          const _errs14 = errors;
          if (data4 && typeof data4 == "object" && !Array.isArray(data4)) {
            let missing0;
            if (data4.kind === void 0 && (missing0 = "kind")) {
              const err13 = {};
              if (vErrors === null) {
                vErrors = [err13];
              } else {
                vErrors.push(err13);
              }
              errors++;
            } else {
              if (data4.kind !== void 0) {
                if ("rate" !== data4.kind) {
                  const err14 = {};
                  if (vErrors === null) {
                    vErrors = [err14];
                  } else {
                    vErrors.push(err14);
                  }
                  errors++;
                }
              }
            }
          }
          var _valid0 = _errs14 === errors;
          errors = _errs13;
          if (vErrors !== null) {
            if (_errs13) {
              vErrors.length = _errs13;
            } else {
              vErrors = null;
            }
          }
          if (_valid0) {
            const _errs16 = errors;
            if (data4 && typeof data4 == "object" && !Array.isArray(data4)) {
              if (data4.per === void 0) {
                const err15 = { instancePath: instancePath + "/limits/" + key2.replace(/~/g, "~0").replace(/\//g, "~1"), schemaPath: "#/properties/limits/additionalProperties/then/required", keyword: "required", params: { missingProperty: "per" }, message: "must have required property 'per'", schema: schema37.properties.limits.additionalProperties.then.required, parentSchema: schema37.properties.limits.additionalProperties.then, data: data4 };
                if (vErrors === null) {
                  vErrors = [err15];
                } else {
                  vErrors.push(err15);
                }
                errors++;
              }
            }
            var _valid0 = _errs16 === errors;
            valid3 = _valid0;
            if (valid3) {
              var props0 = {};
              props0.per = true;
              props0.kind = true;
            }
          }
          if (!valid3) {
            const err16 = { instancePath: instancePath + "/limits/" + key2.replace(/~/g, "~0").replace(/\//g, "~1"), schemaPath: "#/properties/limits/additionalProperties/if", keyword: "if", params: { failingKeyword: "then" }, message: 'must match "then" schema', schema: schema37.properties.limits.additionalProperties.if, parentSchema: schema37.properties.limits.additionalProperties, data: data4 };
            if (vErrors === null) {
              vErrors = [err16];
            } else {
              vErrors.push(err16);
            }
            errors++;
          }
          if (data4 && typeof data4 == "object" && !Array.isArray(data4)) {
            if (data4.unit === void 0) {
              const err17 = { instancePath: instancePath + "/limits/" + key2.replace(/~/g, "~0").replace(/\//g, "~1"), schemaPath: "#/properties/limits/additionalProperties/required", keyword: "required", params: { missingProperty: "unit" }, message: "must have required property 'unit'", schema: schema37.properties.limits.additionalProperties.required, parentSchema: schema37.properties.limits.additionalProperties, data: data4 };
              if (vErrors === null) {
                vErrors = [err17];
              } else {
                vErrors.push(err17);
              }
              errors++;
            }
            if (data4.kind === void 0) {
              const err18 = { instancePath: instancePath + "/limits/" + key2.replace(/~/g, "~0").replace(/\//g, "~1"), schemaPath: "#/properties/limits/additionalProperties/required", keyword: "required", params: { missingProperty: "kind" }, message: "must have required property 'kind'", schema: schema37.properties.limits.additionalProperties.required, parentSchema: schema37.properties.limits.additionalProperties, data: data4 };
              if (vErrors === null) {
                vErrors = [err18];
              } else {
                vErrors.push(err18);
              }
              errors++;
            }
            for (const key3 in data4) {
              if (!(key3 === "unit" || key3 === "kind" || key3 === "per" || key3 === "description")) {
                const err19 = { instancePath: instancePath + "/limits/" + key2.replace(/~/g, "~0").replace(/\//g, "~1"), schemaPath: "#/properties/limits/additionalProperties/additionalProperties", keyword: "additionalProperties", params: { additionalProperty: key3 }, message: "must NOT have additional properties", schema: false, parentSchema: schema37.properties.limits.additionalProperties, data: data4 };
                if (vErrors === null) {
                  vErrors = [err19];
                } else {
                  vErrors.push(err19);
                }
                errors++;
              }
            }
            if (data4.unit !== void 0) {
              let data6 = data4.unit;
              if (typeof data6 === "string") {
                if (func1(data6) > 40) {
                  const err20 = { instancePath: instancePath + "/limits/" + key2.replace(/~/g, "~0").replace(/\//g, "~1") + "/unit", schemaPath: "#/properties/limits/additionalProperties/properties/unit/maxLength", keyword: "maxLength", params: { limit: 40 }, message: "must NOT have more than 40 characters", schema: 40, parentSchema: schema37.properties.limits.additionalProperties.properties.unit, data: data6 };
                  if (vErrors === null) {
                    vErrors = [err20];
                  } else {
                    vErrors.push(err20);
                  }
                  errors++;
                }
                if (func1(data6) < 1) {
                  const err21 = { instancePath: instancePath + "/limits/" + key2.replace(/~/g, "~0").replace(/\//g, "~1") + "/unit", schemaPath: "#/properties/limits/additionalProperties/properties/unit/minLength", keyword: "minLength", params: { limit: 1 }, message: "must NOT have fewer than 1 characters", schema: 1, parentSchema: schema37.properties.limits.additionalProperties.properties.unit, data: data6 };
                  if (vErrors === null) {
                    vErrors = [err21];
                  } else {
                    vErrors.push(err21);
                  }
                  errors++;
                }
                if (!pattern5.test(data6)) {
                  const err22 = { instancePath: instancePath + "/limits/" + key2.replace(/~/g, "~0").replace(/\//g, "~1") + "/unit", schemaPath: "#/properties/limits/additionalProperties/properties/unit/pattern", keyword: "pattern", params: { pattern: "\\S" }, message: 'must match pattern "\\S"', schema: "\\S", parentSchema: schema37.properties.limits.additionalProperties.properties.unit, data: data6 };
                  if (vErrors === null) {
                    vErrors = [err22];
                  } else {
                    vErrors.push(err22);
                  }
                  errors++;
                }
              } else {
                const err23 = { instancePath: instancePath + "/limits/" + key2.replace(/~/g, "~0").replace(/\//g, "~1") + "/unit", schemaPath: "#/properties/limits/additionalProperties/properties/unit/type", keyword: "type", params: { type: "string" }, message: "must be string", schema: schema37.properties.limits.additionalProperties.properties.unit.type, parentSchema: schema37.properties.limits.additionalProperties.properties.unit, data: data6 };
                if (vErrors === null) {
                  vErrors = [err23];
                } else {
                  vErrors.push(err23);
                }
                errors++;
              }
            }
            if (data4.kind !== void 0) {
              let data7 = data4.kind;
              if (!(data7 === "quota" || data7 === "rate" || data7 === "storage")) {
                const err24 = { instancePath: instancePath + "/limits/" + key2.replace(/~/g, "~0").replace(/\//g, "~1") + "/kind", schemaPath: "#/properties/limits/additionalProperties/properties/kind/enum", keyword: "enum", params: { allowedValues: schema37.properties.limits.additionalProperties.properties.kind.enum }, message: "must be equal to one of the allowed values", schema: schema37.properties.limits.additionalProperties.properties.kind.enum, parentSchema: schema37.properties.limits.additionalProperties.properties.kind, data: data7 };
                if (vErrors === null) {
                  vErrors = [err24];
                } else {
                  vErrors.push(err24);
                }
                errors++;
              }
            }
            if (data4.per !== void 0) {
              let data8 = data4.per;
              if (!(data8 === "second" || data8 === "minute" || data8 === "hour" || data8 === "day" || data8 === "month")) {
                const err25 = { instancePath: instancePath + "/limits/" + key2.replace(/~/g, "~0").replace(/\//g, "~1") + "/per", schemaPath: "#/properties/limits/additionalProperties/properties/per/enum", keyword: "enum", params: { allowedValues: schema37.properties.limits.additionalProperties.properties.per.enum }, message: "must be equal to one of the allowed values", schema: schema37.properties.limits.additionalProperties.properties.per.enum, parentSchema: schema37.properties.limits.additionalProperties.properties.per, data: data8 };
                if (vErrors === null) {
                  vErrors = [err25];
                } else {
                  vErrors.push(err25);
                }
                errors++;
              }
            }
            if (data4.description !== void 0) {
              let data9 = data4.description;
              if (typeof data9 === "string") {
                if (func1(data9) > 500) {
                  const err26 = { instancePath: instancePath + "/limits/" + key2.replace(/~/g, "~0").replace(/\//g, "~1") + "/description", schemaPath: "#/properties/limits/additionalProperties/properties/description/maxLength", keyword: "maxLength", params: { limit: 500 }, message: "must NOT have more than 500 characters", schema: 500, parentSchema: schema37.properties.limits.additionalProperties.properties.description, data: data9 };
                  if (vErrors === null) {
                    vErrors = [err26];
                  } else {
                    vErrors.push(err26);
                  }
                  errors++;
                }
                if (func1(data9) < 1) {
                  const err27 = { instancePath: instancePath + "/limits/" + key2.replace(/~/g, "~0").replace(/\//g, "~1") + "/description", schemaPath: "#/properties/limits/additionalProperties/properties/description/minLength", keyword: "minLength", params: { limit: 1 }, message: "must NOT have fewer than 1 characters", schema: 1, parentSchema: schema37.properties.limits.additionalProperties.properties.description, data: data9 };
                  if (vErrors === null) {
                    vErrors = [err27];
                  } else {
                    vErrors.push(err27);
                  }
                  errors++;
                }
                if (!pattern5.test(data9)) {
                  const err28 = { instancePath: instancePath + "/limits/" + key2.replace(/~/g, "~0").replace(/\//g, "~1") + "/description", schemaPath: "#/properties/limits/additionalProperties/properties/description/pattern", keyword: "pattern", params: { pattern: "\\S" }, message: 'must match pattern "\\S"', schema: "\\S", parentSchema: schema37.properties.limits.additionalProperties.properties.description, data: data9 };
                  if (vErrors === null) {
                    vErrors = [err28];
                  } else {
                    vErrors.push(err28);
                  }
                  errors++;
                }
              } else {
                const err29 = { instancePath: instancePath + "/limits/" + key2.replace(/~/g, "~0").replace(/\//g, "~1") + "/description", schemaPath: "#/properties/limits/additionalProperties/properties/description/type", keyword: "type", params: { type: "string" }, message: "must be string", schema: schema37.properties.limits.additionalProperties.properties.description.type, parentSchema: schema37.properties.limits.additionalProperties.properties.description, data: data9 };
                if (vErrors === null) {
                  vErrors = [err29];
                } else {
                  vErrors.push(err29);
                }
                errors++;
              }
            }
          } else {
            const err30 = { instancePath: instancePath + "/limits/" + key2.replace(/~/g, "~0").replace(/\//g, "~1"), schemaPath: "#/properties/limits/additionalProperties/type", keyword: "type", params: { type: "object" }, message: "must be object", schema: schema37.properties.limits.additionalProperties.type, parentSchema: schema37.properties.limits.additionalProperties, data: data4 };
            if (vErrors === null) {
              vErrors = [err30];
            } else {
              vErrors.push(err30);
            }
            errors++;
          }
        }
      } else {
        const err31 = { instancePath: instancePath + "/limits", schemaPath: "#/properties/limits/type", keyword: "type", params: { type: "object" }, message: "must be object", schema: schema37.properties.limits.type, parentSchema: schema37.properties.limits, data: data3 };
        if (vErrors === null) {
          vErrors = [err31];
        } else {
          vErrors.push(err31);
        }
        errors++;
      }
    }
    if (data.policy !== void 0) {
      let data10 = data.policy;
      if (data10 && typeof data10 == "object" && !Array.isArray(data10)) {
        for (const key4 in data10) {
          if (!(key4 === "flags" || key4 === "sync" || key4 === "audit" || key4 === "billing_email_domains")) {
            const err32 = { instancePath: instancePath + "/policy", schemaPath: "#/properties/policy/additionalProperties", keyword: "additionalProperties", params: { additionalProperty: key4 }, message: "must NOT have additional properties", schema: false, parentSchema: schema37.properties.policy, data: data10 };
            if (vErrors === null) {
              vErrors = [err32];
            } else {
              vErrors.push(err32);
            }
            errors++;
          }
        }
        if (data10.flags !== void 0) {
          let data11 = data10.flags;
          if (data11 && typeof data11 == "object" && !Array.isArray(data11)) {
            for (const key5 in data11) {
              if (!(key5 === "max_active" || key5 === "max_age_days" || key5 === "warn_days" || key5 === "grace_days")) {
                const err33 = { instancePath: instancePath + "/policy/flags", schemaPath: "#/properties/policy/properties/flags/additionalProperties", keyword: "additionalProperties", params: { additionalProperty: key5 }, message: "must NOT have additional properties", schema: false, parentSchema: schema37.properties.policy.properties.flags, data: data11 };
                if (vErrors === null) {
                  vErrors = [err33];
                } else {
                  vErrors.push(err33);
                }
                errors++;
              }
            }
            if (data11.max_active !== void 0) {
              let data12 = data11.max_active;
              if (!(typeof data12 == "number" && (!(data12 % 1) && !isNaN(data12)) && isFinite(data12))) {
                const err34 = { instancePath: instancePath + "/policy/flags/max_active", schemaPath: "#/properties/policy/properties/flags/properties/max_active/type", keyword: "type", params: { type: "integer" }, message: "must be integer", schema: schema37.properties.policy.properties.flags.properties.max_active.type, parentSchema: schema37.properties.policy.properties.flags.properties.max_active, data: data12 };
                if (vErrors === null) {
                  vErrors = [err34];
                } else {
                  vErrors.push(err34);
                }
                errors++;
              }
              if (typeof data12 == "number" && isFinite(data12)) {
                if (data12 < 0 || isNaN(data12)) {
                  const err35 = { instancePath: instancePath + "/policy/flags/max_active", schemaPath: "#/properties/policy/properties/flags/properties/max_active/minimum", keyword: "minimum", params: { comparison: ">=", limit: 0 }, message: "must be >= 0", schema: 0, parentSchema: schema37.properties.policy.properties.flags.properties.max_active, data: data12 };
                  if (vErrors === null) {
                    vErrors = [err35];
                  } else {
                    vErrors.push(err35);
                  }
                  errors++;
                }
              }
            }
            if (data11.max_age_days !== void 0) {
              let data13 = data11.max_age_days;
              if (!(typeof data13 == "number" && (!(data13 % 1) && !isNaN(data13)) && isFinite(data13))) {
                const err36 = { instancePath: instancePath + "/policy/flags/max_age_days", schemaPath: "#/properties/policy/properties/flags/properties/max_age_days/type", keyword: "type", params: { type: "integer" }, message: "must be integer", schema: schema37.properties.policy.properties.flags.properties.max_age_days.type, parentSchema: schema37.properties.policy.properties.flags.properties.max_age_days, data: data13 };
                if (vErrors === null) {
                  vErrors = [err36];
                } else {
                  vErrors.push(err36);
                }
                errors++;
              }
              if (typeof data13 == "number" && isFinite(data13)) {
                if (data13 > 3650 || isNaN(data13)) {
                  const err37 = { instancePath: instancePath + "/policy/flags/max_age_days", schemaPath: "#/properties/policy/properties/flags/properties/max_age_days/maximum", keyword: "maximum", params: { comparison: "<=", limit: 3650 }, message: "must be <= 3650", schema: 3650, parentSchema: schema37.properties.policy.properties.flags.properties.max_age_days, data: data13 };
                  if (vErrors === null) {
                    vErrors = [err37];
                  } else {
                    vErrors.push(err37);
                  }
                  errors++;
                }
                if (data13 < 1 || isNaN(data13)) {
                  const err38 = { instancePath: instancePath + "/policy/flags/max_age_days", schemaPath: "#/properties/policy/properties/flags/properties/max_age_days/minimum", keyword: "minimum", params: { comparison: ">=", limit: 1 }, message: "must be >= 1", schema: 1, parentSchema: schema37.properties.policy.properties.flags.properties.max_age_days, data: data13 };
                  if (vErrors === null) {
                    vErrors = [err38];
                  } else {
                    vErrors.push(err38);
                  }
                  errors++;
                }
              }
            }
            if (data11.warn_days !== void 0) {
              let data14 = data11.warn_days;
              if (!(typeof data14 == "number" && (!(data14 % 1) && !isNaN(data14)) && isFinite(data14))) {
                const err39 = { instancePath: instancePath + "/policy/flags/warn_days", schemaPath: "#/properties/policy/properties/flags/properties/warn_days/type", keyword: "type", params: { type: "integer" }, message: "must be integer", schema: schema37.properties.policy.properties.flags.properties.warn_days.type, parentSchema: schema37.properties.policy.properties.flags.properties.warn_days, data: data14 };
                if (vErrors === null) {
                  vErrors = [err39];
                } else {
                  vErrors.push(err39);
                }
                errors++;
              }
              if (typeof data14 == "number" && isFinite(data14)) {
                if (data14 > 365 || isNaN(data14)) {
                  const err40 = { instancePath: instancePath + "/policy/flags/warn_days", schemaPath: "#/properties/policy/properties/flags/properties/warn_days/maximum", keyword: "maximum", params: { comparison: "<=", limit: 365 }, message: "must be <= 365", schema: 365, parentSchema: schema37.properties.policy.properties.flags.properties.warn_days, data: data14 };
                  if (vErrors === null) {
                    vErrors = [err40];
                  } else {
                    vErrors.push(err40);
                  }
                  errors++;
                }
                if (data14 < 0 || isNaN(data14)) {
                  const err41 = { instancePath: instancePath + "/policy/flags/warn_days", schemaPath: "#/properties/policy/properties/flags/properties/warn_days/minimum", keyword: "minimum", params: { comparison: ">=", limit: 0 }, message: "must be >= 0", schema: 0, parentSchema: schema37.properties.policy.properties.flags.properties.warn_days, data: data14 };
                  if (vErrors === null) {
                    vErrors = [err41];
                  } else {
                    vErrors.push(err41);
                  }
                  errors++;
                }
              }
            }
            if (data11.grace_days !== void 0) {
              let data15 = data11.grace_days;
              if (!(typeof data15 == "number" && (!(data15 % 1) && !isNaN(data15)) && isFinite(data15))) {
                const err42 = { instancePath: instancePath + "/policy/flags/grace_days", schemaPath: "#/properties/policy/properties/flags/properties/grace_days/type", keyword: "type", params: { type: "integer" }, message: "must be integer", schema: schema37.properties.policy.properties.flags.properties.grace_days.type, parentSchema: schema37.properties.policy.properties.flags.properties.grace_days, data: data15 };
                if (vErrors === null) {
                  vErrors = [err42];
                } else {
                  vErrors.push(err42);
                }
                errors++;
              }
              if (typeof data15 == "number" && isFinite(data15)) {
                if (data15 > 365 || isNaN(data15)) {
                  const err43 = { instancePath: instancePath + "/policy/flags/grace_days", schemaPath: "#/properties/policy/properties/flags/properties/grace_days/maximum", keyword: "maximum", params: { comparison: "<=", limit: 365 }, message: "must be <= 365", schema: 365, parentSchema: schema37.properties.policy.properties.flags.properties.grace_days, data: data15 };
                  if (vErrors === null) {
                    vErrors = [err43];
                  } else {
                    vErrors.push(err43);
                  }
                  errors++;
                }
                if (data15 < 0 || isNaN(data15)) {
                  const err44 = { instancePath: instancePath + "/policy/flags/grace_days", schemaPath: "#/properties/policy/properties/flags/properties/grace_days/minimum", keyword: "minimum", params: { comparison: ">=", limit: 0 }, message: "must be >= 0", schema: 0, parentSchema: schema37.properties.policy.properties.flags.properties.grace_days, data: data15 };
                  if (vErrors === null) {
                    vErrors = [err44];
                  } else {
                    vErrors.push(err44);
                  }
                  errors++;
                }
              }
            }
          } else {
            const err45 = { instancePath: instancePath + "/policy/flags", schemaPath: "#/properties/policy/properties/flags/type", keyword: "type", params: { type: "object" }, message: "must be object", schema: schema37.properties.policy.properties.flags.type, parentSchema: schema37.properties.policy.properties.flags, data: data11 };
            if (vErrors === null) {
              vErrors = [err45];
            } else {
              vErrors.push(err45);
            }
            errors++;
          }
        }
        if (data10.sync !== void 0) {
          let data16 = data10.sync;
          if (data16 && typeof data16 == "object" && !Array.isArray(data16)) {
            for (const key6 in data16) {
              if (!(key6 === "max_remove_percent" || key6 === "max_update_percent" || key6 === "max_suspend" || key6 === "max_downgrade" || key6 === "small_set")) {
                const err46 = { instancePath: instancePath + "/policy/sync", schemaPath: "#/properties/policy/properties/sync/additionalProperties", keyword: "additionalProperties", params: { additionalProperty: key6 }, message: "must NOT have additional properties", schema: false, parentSchema: schema37.properties.policy.properties.sync, data: data16 };
                if (vErrors === null) {
                  vErrors = [err46];
                } else {
                  vErrors.push(err46);
                }
                errors++;
              }
            }
            if (data16.max_remove_percent !== void 0) {
              let data17 = data16.max_remove_percent;
              if (typeof data17 == "number" && isFinite(data17)) {
                if (data17 > 100 || isNaN(data17)) {
                  const err47 = { instancePath: instancePath + "/policy/sync/max_remove_percent", schemaPath: "#/properties/policy/properties/sync/properties/max_remove_percent/maximum", keyword: "maximum", params: { comparison: "<=", limit: 100 }, message: "must be <= 100", schema: 100, parentSchema: schema37.properties.policy.properties.sync.properties.max_remove_percent, data: data17 };
                  if (vErrors === null) {
                    vErrors = [err47];
                  } else {
                    vErrors.push(err47);
                  }
                  errors++;
                }
                if (data17 < 0 || isNaN(data17)) {
                  const err48 = { instancePath: instancePath + "/policy/sync/max_remove_percent", schemaPath: "#/properties/policy/properties/sync/properties/max_remove_percent/minimum", keyword: "minimum", params: { comparison: ">=", limit: 0 }, message: "must be >= 0", schema: 0, parentSchema: schema37.properties.policy.properties.sync.properties.max_remove_percent, data: data17 };
                  if (vErrors === null) {
                    vErrors = [err48];
                  } else {
                    vErrors.push(err48);
                  }
                  errors++;
                }
              } else {
                const err49 = { instancePath: instancePath + "/policy/sync/max_remove_percent", schemaPath: "#/properties/policy/properties/sync/properties/max_remove_percent/type", keyword: "type", params: { type: "number" }, message: "must be number", schema: schema37.properties.policy.properties.sync.properties.max_remove_percent.type, parentSchema: schema37.properties.policy.properties.sync.properties.max_remove_percent, data: data17 };
                if (vErrors === null) {
                  vErrors = [err49];
                } else {
                  vErrors.push(err49);
                }
                errors++;
              }
            }
            if (data16.max_update_percent !== void 0) {
              let data18 = data16.max_update_percent;
              if (typeof data18 == "number" && isFinite(data18)) {
                if (data18 > 100 || isNaN(data18)) {
                  const err50 = { instancePath: instancePath + "/policy/sync/max_update_percent", schemaPath: "#/properties/policy/properties/sync/properties/max_update_percent/maximum", keyword: "maximum", params: { comparison: "<=", limit: 100 }, message: "must be <= 100", schema: 100, parentSchema: schema37.properties.policy.properties.sync.properties.max_update_percent, data: data18 };
                  if (vErrors === null) {
                    vErrors = [err50];
                  } else {
                    vErrors.push(err50);
                  }
                  errors++;
                }
                if (data18 < 0 || isNaN(data18)) {
                  const err51 = { instancePath: instancePath + "/policy/sync/max_update_percent", schemaPath: "#/properties/policy/properties/sync/properties/max_update_percent/minimum", keyword: "minimum", params: { comparison: ">=", limit: 0 }, message: "must be >= 0", schema: 0, parentSchema: schema37.properties.policy.properties.sync.properties.max_update_percent, data: data18 };
                  if (vErrors === null) {
                    vErrors = [err51];
                  } else {
                    vErrors.push(err51);
                  }
                  errors++;
                }
              } else {
                const err52 = { instancePath: instancePath + "/policy/sync/max_update_percent", schemaPath: "#/properties/policy/properties/sync/properties/max_update_percent/type", keyword: "type", params: { type: "number" }, message: "must be number", schema: schema37.properties.policy.properties.sync.properties.max_update_percent.type, parentSchema: schema37.properties.policy.properties.sync.properties.max_update_percent, data: data18 };
                if (vErrors === null) {
                  vErrors = [err52];
                } else {
                  vErrors.push(err52);
                }
                errors++;
              }
            }
            if (data16.max_suspend !== void 0) {
              let data19 = data16.max_suspend;
              if (!(typeof data19 == "number" && (!(data19 % 1) && !isNaN(data19)) && isFinite(data19))) {
                const err53 = { instancePath: instancePath + "/policy/sync/max_suspend", schemaPath: "#/properties/policy/properties/sync/properties/max_suspend/type", keyword: "type", params: { type: "integer" }, message: "must be integer", schema: schema37.properties.policy.properties.sync.properties.max_suspend.type, parentSchema: schema37.properties.policy.properties.sync.properties.max_suspend, data: data19 };
                if (vErrors === null) {
                  vErrors = [err53];
                } else {
                  vErrors.push(err53);
                }
                errors++;
              }
              if (typeof data19 == "number" && isFinite(data19)) {
                if (data19 < 0 || isNaN(data19)) {
                  const err54 = { instancePath: instancePath + "/policy/sync/max_suspend", schemaPath: "#/properties/policy/properties/sync/properties/max_suspend/minimum", keyword: "minimum", params: { comparison: ">=", limit: 0 }, message: "must be >= 0", schema: 0, parentSchema: schema37.properties.policy.properties.sync.properties.max_suspend, data: data19 };
                  if (vErrors === null) {
                    vErrors = [err54];
                  } else {
                    vErrors.push(err54);
                  }
                  errors++;
                }
              }
            }
            if (data16.max_downgrade !== void 0) {
              let data20 = data16.max_downgrade;
              if (!(typeof data20 == "number" && (!(data20 % 1) && !isNaN(data20)) && isFinite(data20))) {
                const err55 = { instancePath: instancePath + "/policy/sync/max_downgrade", schemaPath: "#/properties/policy/properties/sync/properties/max_downgrade/type", keyword: "type", params: { type: "integer" }, message: "must be integer", schema: schema37.properties.policy.properties.sync.properties.max_downgrade.type, parentSchema: schema37.properties.policy.properties.sync.properties.max_downgrade, data: data20 };
                if (vErrors === null) {
                  vErrors = [err55];
                } else {
                  vErrors.push(err55);
                }
                errors++;
              }
              if (typeof data20 == "number" && isFinite(data20)) {
                if (data20 < 0 || isNaN(data20)) {
                  const err56 = { instancePath: instancePath + "/policy/sync/max_downgrade", schemaPath: "#/properties/policy/properties/sync/properties/max_downgrade/minimum", keyword: "minimum", params: { comparison: ">=", limit: 0 }, message: "must be >= 0", schema: 0, parentSchema: schema37.properties.policy.properties.sync.properties.max_downgrade, data: data20 };
                  if (vErrors === null) {
                    vErrors = [err56];
                  } else {
                    vErrors.push(err56);
                  }
                  errors++;
                }
              }
            }
            if (data16.small_set !== void 0) {
              let data21 = data16.small_set;
              if (data21 && typeof data21 == "object" && !Array.isArray(data21)) {
                if (data21.below === void 0) {
                  const err57 = { instancePath: instancePath + "/policy/sync/small_set", schemaPath: "#/properties/policy/properties/sync/properties/small_set/required", keyword: "required", params: { missingProperty: "below" }, message: "must have required property 'below'", schema: schema37.properties.policy.properties.sync.properties.small_set.required, parentSchema: schema37.properties.policy.properties.sync.properties.small_set, data: data21 };
                  if (vErrors === null) {
                    vErrors = [err57];
                  } else {
                    vErrors.push(err57);
                  }
                  errors++;
                }
                if (data21.max === void 0) {
                  const err58 = { instancePath: instancePath + "/policy/sync/small_set", schemaPath: "#/properties/policy/properties/sync/properties/small_set/required", keyword: "required", params: { missingProperty: "max" }, message: "must have required property 'max'", schema: schema37.properties.policy.properties.sync.properties.small_set.required, parentSchema: schema37.properties.policy.properties.sync.properties.small_set, data: data21 };
                  if (vErrors === null) {
                    vErrors = [err58];
                  } else {
                    vErrors.push(err58);
                  }
                  errors++;
                }
                for (const key7 in data21) {
                  if (!(key7 === "below" || key7 === "max")) {
                    const err59 = { instancePath: instancePath + "/policy/sync/small_set", schemaPath: "#/properties/policy/properties/sync/properties/small_set/additionalProperties", keyword: "additionalProperties", params: { additionalProperty: key7 }, message: "must NOT have additional properties", schema: false, parentSchema: schema37.properties.policy.properties.sync.properties.small_set, data: data21 };
                    if (vErrors === null) {
                      vErrors = [err59];
                    } else {
                      vErrors.push(err59);
                    }
                    errors++;
                  }
                }
                if (data21.below !== void 0) {
                  let data22 = data21.below;
                  if (!(typeof data22 == "number" && (!(data22 % 1) && !isNaN(data22)) && isFinite(data22))) {
                    const err60 = { instancePath: instancePath + "/policy/sync/small_set/below", schemaPath: "#/properties/policy/properties/sync/properties/small_set/properties/below/type", keyword: "type", params: { type: "integer" }, message: "must be integer", schema: schema37.properties.policy.properties.sync.properties.small_set.properties.below.type, parentSchema: schema37.properties.policy.properties.sync.properties.small_set.properties.below, data: data22 };
                    if (vErrors === null) {
                      vErrors = [err60];
                    } else {
                      vErrors.push(err60);
                    }
                    errors++;
                  }
                  if (typeof data22 == "number" && isFinite(data22)) {
                    if (data22 < 0 || isNaN(data22)) {
                      const err61 = { instancePath: instancePath + "/policy/sync/small_set/below", schemaPath: "#/properties/policy/properties/sync/properties/small_set/properties/below/minimum", keyword: "minimum", params: { comparison: ">=", limit: 0 }, message: "must be >= 0", schema: 0, parentSchema: schema37.properties.policy.properties.sync.properties.small_set.properties.below, data: data22 };
                      if (vErrors === null) {
                        vErrors = [err61];
                      } else {
                        vErrors.push(err61);
                      }
                      errors++;
                    }
                  }
                }
                if (data21.max !== void 0) {
                  let data23 = data21.max;
                  if (!(typeof data23 == "number" && (!(data23 % 1) && !isNaN(data23)) && isFinite(data23))) {
                    const err62 = { instancePath: instancePath + "/policy/sync/small_set/max", schemaPath: "#/properties/policy/properties/sync/properties/small_set/properties/max/type", keyword: "type", params: { type: "integer" }, message: "must be integer", schema: schema37.properties.policy.properties.sync.properties.small_set.properties.max.type, parentSchema: schema37.properties.policy.properties.sync.properties.small_set.properties.max, data: data23 };
                    if (vErrors === null) {
                      vErrors = [err62];
                    } else {
                      vErrors.push(err62);
                    }
                    errors++;
                  }
                  if (typeof data23 == "number" && isFinite(data23)) {
                    if (data23 < 0 || isNaN(data23)) {
                      const err63 = { instancePath: instancePath + "/policy/sync/small_set/max", schemaPath: "#/properties/policy/properties/sync/properties/small_set/properties/max/minimum", keyword: "minimum", params: { comparison: ">=", limit: 0 }, message: "must be >= 0", schema: 0, parentSchema: schema37.properties.policy.properties.sync.properties.small_set.properties.max, data: data23 };
                      if (vErrors === null) {
                        vErrors = [err63];
                      } else {
                        vErrors.push(err63);
                      }
                      errors++;
                    }
                  }
                }
              } else {
                const err64 = { instancePath: instancePath + "/policy/sync/small_set", schemaPath: "#/properties/policy/properties/sync/properties/small_set/type", keyword: "type", params: { type: "object" }, message: "must be object", schema: schema37.properties.policy.properties.sync.properties.small_set.type, parentSchema: schema37.properties.policy.properties.sync.properties.small_set, data: data21 };
                if (vErrors === null) {
                  vErrors = [err64];
                } else {
                  vErrors.push(err64);
                }
                errors++;
              }
            }
          } else {
            const err65 = { instancePath: instancePath + "/policy/sync", schemaPath: "#/properties/policy/properties/sync/type", keyword: "type", params: { type: "object" }, message: "must be object", schema: schema37.properties.policy.properties.sync.type, parentSchema: schema37.properties.policy.properties.sync, data: data16 };
            if (vErrors === null) {
              vErrors = [err65];
            } else {
              vErrors.push(err65);
            }
            errors++;
          }
        }
        if (data10.audit !== void 0) {
          let data24 = data10.audit;
          if (data24 && typeof data24 == "object" && !Array.isArray(data24)) {
            for (const key8 in data24) {
              if (!(key8 === "pseudonymise" || key8 === "object_lock")) {
                const err66 = { instancePath: instancePath + "/policy/audit", schemaPath: "#/properties/policy/properties/audit/additionalProperties", keyword: "additionalProperties", params: { additionalProperty: key8 }, message: "must NOT have additional properties", schema: false, parentSchema: schema37.properties.policy.properties.audit, data: data24 };
                if (vErrors === null) {
                  vErrors = [err66];
                } else {
                  vErrors.push(err66);
                }
                errors++;
              }
            }
            if (data24.pseudonymise !== void 0) {
              let data25 = data24.pseudonymise;
              if (typeof data25 !== "boolean") {
                const err67 = { instancePath: instancePath + "/policy/audit/pseudonymise", schemaPath: "#/properties/policy/properties/audit/properties/pseudonymise/type", keyword: "type", params: { type: "boolean" }, message: "must be boolean", schema: schema37.properties.policy.properties.audit.properties.pseudonymise.type, parentSchema: schema37.properties.policy.properties.audit.properties.pseudonymise, data: data25 };
                if (vErrors === null) {
                  vErrors = [err67];
                } else {
                  vErrors.push(err67);
                }
                errors++;
              }
            }
            if (data24.object_lock !== void 0) {
              let data26 = data24.object_lock;
              if (data26 && typeof data26 == "object" && !Array.isArray(data26)) {
                if (data26.mode === void 0) {
                  const err68 = { instancePath: instancePath + "/policy/audit/object_lock", schemaPath: "#/properties/policy/properties/audit/properties/object_lock/required", keyword: "required", params: { missingProperty: "mode" }, message: "must have required property 'mode'", schema: schema37.properties.policy.properties.audit.properties.object_lock.required, parentSchema: schema37.properties.policy.properties.audit.properties.object_lock, data: data26 };
                  if (vErrors === null) {
                    vErrors = [err68];
                  } else {
                    vErrors.push(err68);
                  }
                  errors++;
                }
                for (const key9 in data26) {
                  if (!(key9 === "mode" || key9 === "years")) {
                    const err69 = { instancePath: instancePath + "/policy/audit/object_lock", schemaPath: "#/properties/policy/properties/audit/properties/object_lock/additionalProperties", keyword: "additionalProperties", params: { additionalProperty: key9 }, message: "must NOT have additional properties", schema: false, parentSchema: schema37.properties.policy.properties.audit.properties.object_lock, data: data26 };
                    if (vErrors === null) {
                      vErrors = [err69];
                    } else {
                      vErrors.push(err69);
                    }
                    errors++;
                  }
                }
                if (data26.mode !== void 0) {
                  let data27 = data26.mode;
                  if (!(data27 === "compliance" || data27 === "governance")) {
                    const err70 = { instancePath: instancePath + "/policy/audit/object_lock/mode", schemaPath: "#/properties/policy/properties/audit/properties/object_lock/properties/mode/enum", keyword: "enum", params: { allowedValues: schema37.properties.policy.properties.audit.properties.object_lock.properties.mode.enum }, message: "must be equal to one of the allowed values", schema: schema37.properties.policy.properties.audit.properties.object_lock.properties.mode.enum, parentSchema: schema37.properties.policy.properties.audit.properties.object_lock.properties.mode, data: data27 };
                    if (vErrors === null) {
                      vErrors = [err70];
                    } else {
                      vErrors.push(err70);
                    }
                    errors++;
                  }
                }
                if (data26.years !== void 0) {
                  let data28 = data26.years;
                  if (!(typeof data28 == "number" && (!(data28 % 1) && !isNaN(data28)) && isFinite(data28))) {
                    const err71 = { instancePath: instancePath + "/policy/audit/object_lock/years", schemaPath: "#/properties/policy/properties/audit/properties/object_lock/properties/years/type", keyword: "type", params: { type: "integer" }, message: "must be integer", schema: schema37.properties.policy.properties.audit.properties.object_lock.properties.years.type, parentSchema: schema37.properties.policy.properties.audit.properties.object_lock.properties.years, data: data28 };
                    if (vErrors === null) {
                      vErrors = [err71];
                    } else {
                      vErrors.push(err71);
                    }
                    errors++;
                  }
                  if (typeof data28 == "number" && isFinite(data28)) {
                    if (data28 > 100 || isNaN(data28)) {
                      const err72 = { instancePath: instancePath + "/policy/audit/object_lock/years", schemaPath: "#/properties/policy/properties/audit/properties/object_lock/properties/years/maximum", keyword: "maximum", params: { comparison: "<=", limit: 100 }, message: "must be <= 100", schema: 100, parentSchema: schema37.properties.policy.properties.audit.properties.object_lock.properties.years, data: data28 };
                      if (vErrors === null) {
                        vErrors = [err72];
                      } else {
                        vErrors.push(err72);
                      }
                      errors++;
                    }
                    if (data28 < 1 || isNaN(data28)) {
                      const err73 = { instancePath: instancePath + "/policy/audit/object_lock/years", schemaPath: "#/properties/policy/properties/audit/properties/object_lock/properties/years/minimum", keyword: "minimum", params: { comparison: ">=", limit: 1 }, message: "must be >= 1", schema: 1, parentSchema: schema37.properties.policy.properties.audit.properties.object_lock.properties.years, data: data28 };
                      if (vErrors === null) {
                        vErrors = [err73];
                      } else {
                        vErrors.push(err73);
                      }
                      errors++;
                    }
                  }
                }
              } else {
                const err74 = { instancePath: instancePath + "/policy/audit/object_lock", schemaPath: "#/properties/policy/properties/audit/properties/object_lock/type", keyword: "type", params: { type: "object" }, message: "must be object", schema: schema37.properties.policy.properties.audit.properties.object_lock.type, parentSchema: schema37.properties.policy.properties.audit.properties.object_lock, data: data26 };
                if (vErrors === null) {
                  vErrors = [err74];
                } else {
                  vErrors.push(err74);
                }
                errors++;
              }
            }
          } else {
            const err75 = { instancePath: instancePath + "/policy/audit", schemaPath: "#/properties/policy/properties/audit/type", keyword: "type", params: { type: "object" }, message: "must be object", schema: schema37.properties.policy.properties.audit.type, parentSchema: schema37.properties.policy.properties.audit, data: data24 };
            if (vErrors === null) {
              vErrors = [err75];
            } else {
              vErrors.push(err75);
            }
            errors++;
          }
        }
        if (data10.billing_email_domains !== void 0) {
          let data29 = data10.billing_email_domains;
          if (Array.isArray(data29)) {
            const len0 = data29.length;
            for (let i0 = 0; i0 < len0; i0++) {
              let data30 = data29[i0];
              if (typeof data30 === "string") {
                if (func1(data30) > 253) {
                  const err76 = { instancePath: instancePath + "/policy/billing_email_domains/" + i0, schemaPath: "#/properties/policy/properties/billing_email_domains/items/maxLength", keyword: "maxLength", params: { limit: 253 }, message: "must NOT have more than 253 characters", schema: 253, parentSchema: schema37.properties.policy.properties.billing_email_domains.items, data: data30 };
                  if (vErrors === null) {
                    vErrors = [err76];
                  } else {
                    vErrors.push(err76);
                  }
                  errors++;
                }
                if (!pattern33.test(data30)) {
                  const err77 = { instancePath: instancePath + "/policy/billing_email_domains/" + i0, schemaPath: "#/properties/policy/properties/billing_email_domains/items/pattern", keyword: "pattern", params: { pattern: "^[a-z0-9.-]+$" }, message: 'must match pattern "^[a-z0-9.-]+$"', schema: "^[a-z0-9.-]+$", parentSchema: schema37.properties.policy.properties.billing_email_domains.items, data: data30 };
                  if (vErrors === null) {
                    vErrors = [err77];
                  } else {
                    vErrors.push(err77);
                  }
                  errors++;
                }
              } else {
                const err78 = { instancePath: instancePath + "/policy/billing_email_domains/" + i0, schemaPath: "#/properties/policy/properties/billing_email_domains/items/type", keyword: "type", params: { type: "string" }, message: "must be string", schema: schema37.properties.policy.properties.billing_email_domains.items.type, parentSchema: schema37.properties.policy.properties.billing_email_domains.items, data: data30 };
                if (vErrors === null) {
                  vErrors = [err78];
                } else {
                  vErrors.push(err78);
                }
                errors++;
              }
            }
            let i1 = data29.length;
            let j0;
            if (i1 > 1) {
              const indices0 = {};
              for (; i1--; ) {
                let item0 = data29[i1];
                if (typeof item0 !== "string") {
                  continue;
                }
                if (typeof indices0[item0] == "number") {
                  j0 = indices0[item0];
                  const err79 = { instancePath: instancePath + "/policy/billing_email_domains", schemaPath: "#/properties/policy/properties/billing_email_domains/uniqueItems", keyword: "uniqueItems", params: { i: i1, j: j0 }, message: "must NOT have duplicate items (items ## " + j0 + " and " + i1 + " are identical)", schema: true, parentSchema: schema37.properties.policy.properties.billing_email_domains, data: data29 };
                  if (vErrors === null) {
                    vErrors = [err79];
                  } else {
                    vErrors.push(err79);
                  }
                  errors++;
                  break;
                }
                indices0[item0] = i1;
              }
            }
          } else {
            const err80 = { instancePath: instancePath + "/policy/billing_email_domains", schemaPath: "#/properties/policy/properties/billing_email_domains/type", keyword: "type", params: { type: "array" }, message: "must be array", schema: schema37.properties.policy.properties.billing_email_domains.type, parentSchema: schema37.properties.policy.properties.billing_email_domains, data: data29 };
            if (vErrors === null) {
              vErrors = [err80];
            } else {
              vErrors.push(err80);
            }
            errors++;
          }
        }
      } else {
        const err81 = { instancePath: instancePath + "/policy", schemaPath: "#/properties/policy/type", keyword: "type", params: { type: "object" }, message: "must be object", schema: schema37.properties.policy.type, parentSchema: schema37.properties.policy, data: data10 };
        if (vErrors === null) {
          vErrors = [err81];
        } else {
          vErrors.push(err81);
        }
        errors++;
      }
    }
    if (data.rules !== void 0) {
      let data31 = data.rules;
      if (data31 && typeof data31 == "object" && !Array.isArray(data31)) {
        for (const key10 in data31) {
          const _errs73 = errors;
          if (typeof key10 === "string") {
            if (!pattern34.test(key10)) {
              const err82 = { instancePath: instancePath + "/rules", schemaPath: "#/properties/rules/propertyNames/pattern", keyword: "pattern", params: { pattern: "^[a-z]+/[a-z0-9-]+$" }, message: 'must match pattern "^[a-z]+/[a-z0-9-]+$"', schema: "^[a-z]+/[a-z0-9-]+$", parentSchema: schema37.properties.rules.propertyNames, data: key10, propertyName: key10 };
              if (vErrors === null) {
                vErrors = [err82];
              } else {
                vErrors.push(err82);
              }
              errors++;
            }
          }
          var valid15 = _errs73 === errors;
          if (!valid15) {
            const err83 = { instancePath: instancePath + "/rules", schemaPath: "#/properties/rules/propertyNames", keyword: "propertyNames", params: { propertyName: key10 }, message: "property name must be valid", schema: schema37.properties.rules.propertyNames, parentSchema: schema37.properties.rules, data: data31 };
            if (vErrors === null) {
              vErrors = [err83];
            } else {
              vErrors.push(err83);
            }
            errors++;
          }
        }
        for (const key11 in data31) {
          let data32 = data31[key11];
          const _errs76 = errors;
          let valid17 = false;
          let passing0 = null;
          const _errs77 = errors;
          if (!(data32 === "error" || data32 === "warning" || data32 === "info" || data32 === "off")) {
            const err84 = { instancePath: instancePath + "/rules/" + key11.replace(/~/g, "~0").replace(/\//g, "~1"), schemaPath: "#/$defs/rule_severity/enum", keyword: "enum", params: { allowedValues: schema38.enum }, message: "must be equal to one of the allowed values", schema: schema38.enum, parentSchema: schema38, data: data32 };
            if (vErrors === null) {
              vErrors = [err84];
            } else {
              vErrors.push(err84);
            }
            errors++;
          }
          var _valid1 = _errs77 === errors;
          if (_valid1) {
            valid17 = true;
            passing0 = 0;
          }
          const _errs79 = errors;
          if (data32 && typeof data32 == "object" && !Array.isArray(data32)) {
            if (Object.keys(data32).length < 1) {
              const err85 = { instancePath: instancePath + "/rules/" + key11.replace(/~/g, "~0").replace(/\//g, "~1"), schemaPath: "#/properties/rules/additionalProperties/oneOf/1/minProperties", keyword: "minProperties", params: { limit: 1 }, message: "must NOT have fewer than 1 properties", schema: 1, parentSchema: schema37.properties.rules.additionalProperties.oneOf[1], data: data32 };
              if (vErrors === null) {
                vErrors = [err85];
              } else {
                vErrors.push(err85);
              }
              errors++;
            }
            for (const key12 in data32) {
              if (!(key12 === "severity" || key12 === "options" || key12 === "except")) {
                const err86 = { instancePath: instancePath + "/rules/" + key11.replace(/~/g, "~0").replace(/\//g, "~1"), schemaPath: "#/properties/rules/additionalProperties/oneOf/1/additionalProperties", keyword: "additionalProperties", params: { additionalProperty: key12 }, message: "must NOT have additional properties", schema: false, parentSchema: schema37.properties.rules.additionalProperties.oneOf[1], data: data32 };
                if (vErrors === null) {
                  vErrors = [err86];
                } else {
                  vErrors.push(err86);
                }
                errors++;
              }
            }
            if (data32.severity !== void 0) {
              let data33 = data32.severity;
              if (!(data33 === "error" || data33 === "warning" || data33 === "info" || data33 === "off")) {
                const err87 = { instancePath: instancePath + "/rules/" + key11.replace(/~/g, "~0").replace(/\//g, "~1") + "/severity", schemaPath: "#/$defs/rule_severity/enum", keyword: "enum", params: { allowedValues: schema38.enum }, message: "must be equal to one of the allowed values", schema: schema38.enum, parentSchema: schema38, data: data33 };
                if (vErrors === null) {
                  vErrors = [err87];
                } else {
                  vErrors.push(err87);
                }
                errors++;
              }
            }
            if (data32.options !== void 0) {
              let data34 = data32.options;
              if (data34 && typeof data34 == "object" && !Array.isArray(data34)) {
                for (const key13 in data34) {
                  let data35 = data34[key13];
                  if (!(typeof data35 == "number" && (!(data35 % 1) && !isNaN(data35)) && isFinite(data35))) {
                    const err88 = { instancePath: instancePath + "/rules/" + key11.replace(/~/g, "~0").replace(/\//g, "~1") + "/options/" + key13.replace(/~/g, "~0").replace(/\//g, "~1"), schemaPath: "#/properties/rules/additionalProperties/oneOf/1/properties/options/additionalProperties/type", keyword: "type", params: { type: "integer" }, message: "must be integer", schema: schema37.properties.rules.additionalProperties.oneOf[1].properties.options.additionalProperties.type, parentSchema: schema37.properties.rules.additionalProperties.oneOf[1].properties.options.additionalProperties, data: data35 };
                    if (vErrors === null) {
                      vErrors = [err88];
                    } else {
                      vErrors.push(err88);
                    }
                    errors++;
                  }
                  if (typeof data35 == "number" && isFinite(data35)) {
                    if (data35 > 1e5 || isNaN(data35)) {
                      const err89 = { instancePath: instancePath + "/rules/" + key11.replace(/~/g, "~0").replace(/\//g, "~1") + "/options/" + key13.replace(/~/g, "~0").replace(/\//g, "~1"), schemaPath: "#/properties/rules/additionalProperties/oneOf/1/properties/options/additionalProperties/maximum", keyword: "maximum", params: { comparison: "<=", limit: 1e5 }, message: "must be <= 100000", schema: 1e5, parentSchema: schema37.properties.rules.additionalProperties.oneOf[1].properties.options.additionalProperties, data: data35 };
                      if (vErrors === null) {
                        vErrors = [err89];
                      } else {
                        vErrors.push(err89);
                      }
                      errors++;
                    }
                    if (data35 < 0 || isNaN(data35)) {
                      const err90 = { instancePath: instancePath + "/rules/" + key11.replace(/~/g, "~0").replace(/\//g, "~1") + "/options/" + key13.replace(/~/g, "~0").replace(/\//g, "~1"), schemaPath: "#/properties/rules/additionalProperties/oneOf/1/properties/options/additionalProperties/minimum", keyword: "minimum", params: { comparison: ">=", limit: 0 }, message: "must be >= 0", schema: 0, parentSchema: schema37.properties.rules.additionalProperties.oneOf[1].properties.options.additionalProperties, data: data35 };
                      if (vErrors === null) {
                        vErrors = [err90];
                      } else {
                        vErrors.push(err90);
                      }
                      errors++;
                    }
                  }
                }
              } else {
                const err91 = { instancePath: instancePath + "/rules/" + key11.replace(/~/g, "~0").replace(/\//g, "~1") + "/options", schemaPath: "#/properties/rules/additionalProperties/oneOf/1/properties/options/type", keyword: "type", params: { type: "object" }, message: "must be object", schema: schema37.properties.rules.additionalProperties.oneOf[1].properties.options.type, parentSchema: schema37.properties.rules.additionalProperties.oneOf[1].properties.options, data: data34 };
                if (vErrors === null) {
                  vErrors = [err91];
                } else {
                  vErrors.push(err91);
                }
                errors++;
              }
            }
            if (data32.except !== void 0) {
              let data36 = data32.except;
              if (Array.isArray(data36)) {
                if (data36.length > 100) {
                  const err92 = { instancePath: instancePath + "/rules/" + key11.replace(/~/g, "~0").replace(/\//g, "~1") + "/except", schemaPath: "#/properties/rules/additionalProperties/oneOf/1/properties/except/maxItems", keyword: "maxItems", params: { limit: 100 }, message: "must NOT have more than 100 items", schema: 100, parentSchema: schema37.properties.rules.additionalProperties.oneOf[1].properties.except, data: data36 };
                  if (vErrors === null) {
                    vErrors = [err92];
                  } else {
                    vErrors.push(err92);
                  }
                  errors++;
                }
                if (data36.length < 1) {
                  const err93 = { instancePath: instancePath + "/rules/" + key11.replace(/~/g, "~0").replace(/\//g, "~1") + "/except", schemaPath: "#/properties/rules/additionalProperties/oneOf/1/properties/except/minItems", keyword: "minItems", params: { limit: 1 }, message: "must NOT have fewer than 1 items", schema: 1, parentSchema: schema37.properties.rules.additionalProperties.oneOf[1].properties.except, data: data36 };
                  if (vErrors === null) {
                    vErrors = [err93];
                  } else {
                    vErrors.push(err93);
                  }
                  errors++;
                }
                const len1 = data36.length;
                for (let i2 = 0; i2 < len1; i2++) {
                  let data37 = data36[i2];
                  if (typeof data37 === "string") {
                    if (func1(data37) > 200) {
                      const err94 = { instancePath: instancePath + "/rules/" + key11.replace(/~/g, "~0").replace(/\//g, "~1") + "/except/" + i2, schemaPath: "#/properties/rules/additionalProperties/oneOf/1/properties/except/items/maxLength", keyword: "maxLength", params: { limit: 200 }, message: "must NOT have more than 200 characters", schema: 200, parentSchema: schema37.properties.rules.additionalProperties.oneOf[1].properties.except.items, data: data37 };
                      if (vErrors === null) {
                        vErrors = [err94];
                      } else {
                        vErrors.push(err94);
                      }
                      errors++;
                    }
                    if (func1(data37) < 1) {
                      const err95 = { instancePath: instancePath + "/rules/" + key11.replace(/~/g, "~0").replace(/\//g, "~1") + "/except/" + i2, schemaPath: "#/properties/rules/additionalProperties/oneOf/1/properties/except/items/minLength", keyword: "minLength", params: { limit: 1 }, message: "must NOT have fewer than 1 characters", schema: 1, parentSchema: schema37.properties.rules.additionalProperties.oneOf[1].properties.except.items, data: data37 };
                      if (vErrors === null) {
                        vErrors = [err95];
                      } else {
                        vErrors.push(err95);
                      }
                      errors++;
                    }
                  } else {
                    const err96 = { instancePath: instancePath + "/rules/" + key11.replace(/~/g, "~0").replace(/\//g, "~1") + "/except/" + i2, schemaPath: "#/properties/rules/additionalProperties/oneOf/1/properties/except/items/type", keyword: "type", params: { type: "string" }, message: "must be string", schema: schema37.properties.rules.additionalProperties.oneOf[1].properties.except.items.type, parentSchema: schema37.properties.rules.additionalProperties.oneOf[1].properties.except.items, data: data37 };
                    if (vErrors === null) {
                      vErrors = [err96];
                    } else {
                      vErrors.push(err96);
                    }
                    errors++;
                  }
                }
                let i3 = data36.length;
                let j1;
                if (i3 > 1) {
                  const indices1 = {};
                  for (; i3--; ) {
                    let item1 = data36[i3];
                    if (typeof item1 !== "string") {
                      continue;
                    }
                    if (typeof indices1[item1] == "number") {
                      j1 = indices1[item1];
                      const err97 = { instancePath: instancePath + "/rules/" + key11.replace(/~/g, "~0").replace(/\//g, "~1") + "/except", schemaPath: "#/properties/rules/additionalProperties/oneOf/1/properties/except/uniqueItems", keyword: "uniqueItems", params: { i: i3, j: j1 }, message: "must NOT have duplicate items (items ## " + j1 + " and " + i3 + " are identical)", schema: true, parentSchema: schema37.properties.rules.additionalProperties.oneOf[1].properties.except, data: data36 };
                      if (vErrors === null) {
                        vErrors = [err97];
                      } else {
                        vErrors.push(err97);
                      }
                      errors++;
                      break;
                    }
                    indices1[item1] = i3;
                  }
                }
              } else {
                const err98 = { instancePath: instancePath + "/rules/" + key11.replace(/~/g, "~0").replace(/\//g, "~1") + "/except", schemaPath: "#/properties/rules/additionalProperties/oneOf/1/properties/except/type", keyword: "type", params: { type: "array" }, message: "must be array", schema: schema37.properties.rules.additionalProperties.oneOf[1].properties.except.type, parentSchema: schema37.properties.rules.additionalProperties.oneOf[1].properties.except, data: data36 };
                if (vErrors === null) {
                  vErrors = [err98];
                } else {
                  vErrors.push(err98);
                }
                errors++;
              }
            }
          } else {
            const err99 = { instancePath: instancePath + "/rules/" + key11.replace(/~/g, "~0").replace(/\//g, "~1"), schemaPath: "#/properties/rules/additionalProperties/oneOf/1/type", keyword: "type", params: { type: "object" }, message: "must be object", schema: schema37.properties.rules.additionalProperties.oneOf[1].type, parentSchema: schema37.properties.rules.additionalProperties.oneOf[1], data: data32 };
            if (vErrors === null) {
              vErrors = [err99];
            } else {
              vErrors.push(err99);
            }
            errors++;
          }
          var _valid1 = _errs79 === errors;
          if (_valid1 && valid17) {
            valid17 = false;
            passing0 = [passing0, 1];
          } else {
            if (_valid1) {
              valid17 = true;
              passing0 = 1;
            }
          }
          if (!valid17) {
            const err100 = { instancePath: instancePath + "/rules/" + key11.replace(/~/g, "~0").replace(/\//g, "~1"), schemaPath: "#/properties/rules/additionalProperties/oneOf", keyword: "oneOf", params: { passingSchemas: passing0 }, message: "must match exactly one schema in oneOf", schema: schema37.properties.rules.additionalProperties.oneOf, parentSchema: schema37.properties.rules.additionalProperties, data: data32 };
            if (vErrors === null) {
              vErrors = [err100];
            } else {
              vErrors.push(err100);
            }
            errors++;
          } else {
            errors = _errs76;
            if (vErrors !== null) {
              if (_errs76) {
                vErrors.length = _errs76;
              } else {
                vErrors = null;
              }
            }
          }
        }
      } else {
        const err101 = { instancePath: instancePath + "/rules", schemaPath: "#/properties/rules/type", keyword: "type", params: { type: "object" }, message: "must be object", schema: schema37.properties.rules.type, parentSchema: schema37.properties.rules, data: data31 };
        if (vErrors === null) {
          vErrors = [err101];
        } else {
          vErrors.push(err101);
        }
        errors++;
      }
    }
    if (data.code !== void 0) {
      let data38 = data.code;
      if (data38 && typeof data38 == "object" && !Array.isArray(data38)) {
        for (const key14 in data38) {
          if (!(key14 === "accessors")) {
            const err102 = { instancePath: instancePath + "/code", schemaPath: "#/properties/code/additionalProperties", keyword: "additionalProperties", params: { additionalProperty: key14 }, message: "must NOT have additional properties", schema: false, parentSchema: schema37.properties.code, data: data38 };
            if (vErrors === null) {
              vErrors = [err102];
            } else {
              vErrors.push(err102);
            }
            errors++;
          }
        }
        if (data38.accessors !== void 0) {
          let data39 = data38.accessors;
          if (Array.isArray(data39)) {
            if (data39.length > 50) {
              const err103 = { instancePath: instancePath + "/code/accessors", schemaPath: "#/properties/code/properties/accessors/maxItems", keyword: "maxItems", params: { limit: 50 }, message: "must NOT have more than 50 items", schema: 50, parentSchema: schema37.properties.code.properties.accessors, data: data39 };
              if (vErrors === null) {
                vErrors = [err103];
              } else {
                vErrors.push(err103);
              }
              errors++;
            }
            const len2 = data39.length;
            for (let i4 = 0; i4 < len2; i4++) {
              let data40 = data39[i4];
              if (typeof data40 === "string") {
                if (!pattern35.test(data40)) {
                  const err104 = { instancePath: instancePath + "/code/accessors/" + i4, schemaPath: "#/properties/code/properties/accessors/items/pattern", keyword: "pattern", params: { pattern: "^[A-Za-z_][A-Za-z0-9_]{0,62}(\\.([A-Za-z_][A-Za-z0-9_]{0,62}|\\*))?$" }, message: 'must match pattern "^[A-Za-z_][A-Za-z0-9_]{0,62}(\\.([A-Za-z_][A-Za-z0-9_]{0,62}|\\*))?$"', schema: "^[A-Za-z_][A-Za-z0-9_]{0,62}(\\.([A-Za-z_][A-Za-z0-9_]{0,62}|\\*))?$", parentSchema: schema37.properties.code.properties.accessors.items, data: data40 };
                  if (vErrors === null) {
                    vErrors = [err104];
                  } else {
                    vErrors.push(err104);
                  }
                  errors++;
                }
              } else {
                const err105 = { instancePath: instancePath + "/code/accessors/" + i4, schemaPath: "#/properties/code/properties/accessors/items/type", keyword: "type", params: { type: "string" }, message: "must be string", schema: schema37.properties.code.properties.accessors.items.type, parentSchema: schema37.properties.code.properties.accessors.items, data: data40 };
                if (vErrors === null) {
                  vErrors = [err105];
                } else {
                  vErrors.push(err105);
                }
                errors++;
              }
            }
            let i5 = data39.length;
            let j2;
            if (i5 > 1) {
              const indices2 = {};
              for (; i5--; ) {
                let item2 = data39[i5];
                if (typeof item2 !== "string") {
                  continue;
                }
                if (typeof indices2[item2] == "number") {
                  j2 = indices2[item2];
                  const err106 = { instancePath: instancePath + "/code/accessors", schemaPath: "#/properties/code/properties/accessors/uniqueItems", keyword: "uniqueItems", params: { i: i5, j: j2 }, message: "must NOT have duplicate items (items ## " + j2 + " and " + i5 + " are identical)", schema: true, parentSchema: schema37.properties.code.properties.accessors, data: data39 };
                  if (vErrors === null) {
                    vErrors = [err106];
                  } else {
                    vErrors.push(err106);
                  }
                  errors++;
                  break;
                }
                indices2[item2] = i5;
              }
            }
          } else {
            const err107 = { instancePath: instancePath + "/code/accessors", schemaPath: "#/properties/code/properties/accessors/type", keyword: "type", params: { type: "array" }, message: "must be array", schema: schema37.properties.code.properties.accessors.type, parentSchema: schema37.properties.code.properties.accessors, data: data39 };
            if (vErrors === null) {
              vErrors = [err107];
            } else {
              vErrors.push(err107);
            }
            errors++;
          }
        }
      } else {
        const err108 = { instancePath: instancePath + "/code", schemaPath: "#/properties/code/type", keyword: "type", params: { type: "object" }, message: "must be object", schema: schema37.properties.code.type, parentSchema: schema37.properties.code, data: data38 };
        if (vErrors === null) {
          vErrors = [err108];
        } else {
          vErrors.push(err108);
        }
        errors++;
      }
    }
    if (data.cache !== void 0) {
      let data41 = data.cache;
      if (!(data41 === "redis" || data41 === "none")) {
        const err109 = { instancePath: instancePath + "/cache", schemaPath: "#/properties/cache/enum", keyword: "enum", params: { allowedValues: schema37.properties.cache.enum }, message: "must be equal to one of the allowed values", schema: schema37.properties.cache.enum, parentSchema: schema37.properties.cache, data: data41 };
        if (vErrors === null) {
          vErrors = [err109];
        } else {
          vErrors.push(err109);
        }
        errors++;
      }
    }
    if (data.paths !== void 0) {
      let data42 = data.paths;
      if (data42 && typeof data42 == "object" && !Array.isArray(data42)) {
        for (const key15 in data42) {
          if (!(key15 === "tenants" || key15 === "tiers" || key15 === "features" || key15 === "flags")) {
            const err110 = { instancePath: instancePath + "/paths", schemaPath: "#/properties/paths/additionalProperties", keyword: "additionalProperties", params: { additionalProperty: key15 }, message: "must NOT have additional properties", schema: false, parentSchema: schema37.properties.paths, data: data42 };
            if (vErrors === null) {
              vErrors = [err110];
            } else {
              vErrors.push(err110);
            }
            errors++;
          }
        }
        if (data42.tenants !== void 0) {
          let data43 = data42.tenants;
          if (typeof data43 === "string") {
            if (func1(data43) > 200) {
              const err111 = { instancePath: instancePath + "/paths/tenants", schemaPath: "#/properties/paths/properties/tenants/maxLength", keyword: "maxLength", params: { limit: 200 }, message: "must NOT have more than 200 characters", schema: 200, parentSchema: schema37.properties.paths.properties.tenants, data: data43 };
              if (vErrors === null) {
                vErrors = [err111];
              } else {
                vErrors.push(err111);
              }
              errors++;
            }
            if (func1(data43) < 1) {
              const err112 = { instancePath: instancePath + "/paths/tenants", schemaPath: "#/properties/paths/properties/tenants/minLength", keyword: "minLength", params: { limit: 1 }, message: "must NOT have fewer than 1 characters", schema: 1, parentSchema: schema37.properties.paths.properties.tenants, data: data43 };
              if (vErrors === null) {
                vErrors = [err112];
              } else {
                vErrors.push(err112);
              }
              errors++;
            }
            if (!pattern36.test(data43)) {
              const err113 = { instancePath: instancePath + "/paths/tenants", schemaPath: "#/properties/paths/properties/tenants/pattern", keyword: "pattern", params: { pattern: '^(?!/)(?!.*(^|/)\\.\\.(/|$))[^\\\\:*?"<>|]+$' }, message: 'must match pattern "^(?!/)(?!.*(^|/)\\.\\.(/|$))[^\\\\:*?"<>|]+$"', schema: '^(?!/)(?!.*(^|/)\\.\\.(/|$))[^\\\\:*?"<>|]+$', parentSchema: schema37.properties.paths.properties.tenants, data: data43 };
              if (vErrors === null) {
                vErrors = [err113];
              } else {
                vErrors.push(err113);
              }
              errors++;
            }
          } else {
            const err114 = { instancePath: instancePath + "/paths/tenants", schemaPath: "#/properties/paths/properties/tenants/type", keyword: "type", params: { type: "string" }, message: "must be string", schema: schema37.properties.paths.properties.tenants.type, parentSchema: schema37.properties.paths.properties.tenants, data: data43 };
            if (vErrors === null) {
              vErrors = [err114];
            } else {
              vErrors.push(err114);
            }
            errors++;
          }
        }
        if (data42.tiers !== void 0) {
          let data44 = data42.tiers;
          if (typeof data44 === "string") {
            if (func1(data44) > 200) {
              const err115 = { instancePath: instancePath + "/paths/tiers", schemaPath: "#/properties/paths/properties/tiers/maxLength", keyword: "maxLength", params: { limit: 200 }, message: "must NOT have more than 200 characters", schema: 200, parentSchema: schema37.properties.paths.properties.tiers, data: data44 };
              if (vErrors === null) {
                vErrors = [err115];
              } else {
                vErrors.push(err115);
              }
              errors++;
            }
            if (func1(data44) < 1) {
              const err116 = { instancePath: instancePath + "/paths/tiers", schemaPath: "#/properties/paths/properties/tiers/minLength", keyword: "minLength", params: { limit: 1 }, message: "must NOT have fewer than 1 characters", schema: 1, parentSchema: schema37.properties.paths.properties.tiers, data: data44 };
              if (vErrors === null) {
                vErrors = [err116];
              } else {
                vErrors.push(err116);
              }
              errors++;
            }
            if (!pattern36.test(data44)) {
              const err117 = { instancePath: instancePath + "/paths/tiers", schemaPath: "#/properties/paths/properties/tiers/pattern", keyword: "pattern", params: { pattern: '^(?!/)(?!.*(^|/)\\.\\.(/|$))[^\\\\:*?"<>|]+$' }, message: 'must match pattern "^(?!/)(?!.*(^|/)\\.\\.(/|$))[^\\\\:*?"<>|]+$"', schema: '^(?!/)(?!.*(^|/)\\.\\.(/|$))[^\\\\:*?"<>|]+$', parentSchema: schema37.properties.paths.properties.tiers, data: data44 };
              if (vErrors === null) {
                vErrors = [err117];
              } else {
                vErrors.push(err117);
              }
              errors++;
            }
          } else {
            const err118 = { instancePath: instancePath + "/paths/tiers", schemaPath: "#/properties/paths/properties/tiers/type", keyword: "type", params: { type: "string" }, message: "must be string", schema: schema37.properties.paths.properties.tiers.type, parentSchema: schema37.properties.paths.properties.tiers, data: data44 };
            if (vErrors === null) {
              vErrors = [err118];
            } else {
              vErrors.push(err118);
            }
            errors++;
          }
        }
        if (data42.features !== void 0) {
          let data45 = data42.features;
          if (typeof data45 === "string") {
            if (func1(data45) > 200) {
              const err119 = { instancePath: instancePath + "/paths/features", schemaPath: "#/properties/paths/properties/features/maxLength", keyword: "maxLength", params: { limit: 200 }, message: "must NOT have more than 200 characters", schema: 200, parentSchema: schema37.properties.paths.properties.features, data: data45 };
              if (vErrors === null) {
                vErrors = [err119];
              } else {
                vErrors.push(err119);
              }
              errors++;
            }
            if (func1(data45) < 1) {
              const err120 = { instancePath: instancePath + "/paths/features", schemaPath: "#/properties/paths/properties/features/minLength", keyword: "minLength", params: { limit: 1 }, message: "must NOT have fewer than 1 characters", schema: 1, parentSchema: schema37.properties.paths.properties.features, data: data45 };
              if (vErrors === null) {
                vErrors = [err120];
              } else {
                vErrors.push(err120);
              }
              errors++;
            }
            if (!pattern36.test(data45)) {
              const err121 = { instancePath: instancePath + "/paths/features", schemaPath: "#/properties/paths/properties/features/pattern", keyword: "pattern", params: { pattern: '^(?!/)(?!.*(^|/)\\.\\.(/|$))[^\\\\:*?"<>|]+$' }, message: 'must match pattern "^(?!/)(?!.*(^|/)\\.\\.(/|$))[^\\\\:*?"<>|]+$"', schema: '^(?!/)(?!.*(^|/)\\.\\.(/|$))[^\\\\:*?"<>|]+$', parentSchema: schema37.properties.paths.properties.features, data: data45 };
              if (vErrors === null) {
                vErrors = [err121];
              } else {
                vErrors.push(err121);
              }
              errors++;
            }
          } else {
            const err122 = { instancePath: instancePath + "/paths/features", schemaPath: "#/properties/paths/properties/features/type", keyword: "type", params: { type: "string" }, message: "must be string", schema: schema37.properties.paths.properties.features.type, parentSchema: schema37.properties.paths.properties.features, data: data45 };
            if (vErrors === null) {
              vErrors = [err122];
            } else {
              vErrors.push(err122);
            }
            errors++;
          }
        }
        if (data42.flags !== void 0) {
          let data46 = data42.flags;
          if (typeof data46 === "string") {
            if (func1(data46) > 200) {
              const err123 = { instancePath: instancePath + "/paths/flags", schemaPath: "#/properties/paths/properties/flags/maxLength", keyword: "maxLength", params: { limit: 200 }, message: "must NOT have more than 200 characters", schema: 200, parentSchema: schema37.properties.paths.properties.flags, data: data46 };
              if (vErrors === null) {
                vErrors = [err123];
              } else {
                vErrors.push(err123);
              }
              errors++;
            }
            if (func1(data46) < 1) {
              const err124 = { instancePath: instancePath + "/paths/flags", schemaPath: "#/properties/paths/properties/flags/minLength", keyword: "minLength", params: { limit: 1 }, message: "must NOT have fewer than 1 characters", schema: 1, parentSchema: schema37.properties.paths.properties.flags, data: data46 };
              if (vErrors === null) {
                vErrors = [err124];
              } else {
                vErrors.push(err124);
              }
              errors++;
            }
            if (!pattern36.test(data46)) {
              const err125 = { instancePath: instancePath + "/paths/flags", schemaPath: "#/properties/paths/properties/flags/pattern", keyword: "pattern", params: { pattern: '^(?!/)(?!.*(^|/)\\.\\.(/|$))[^\\\\:*?"<>|]+$' }, message: 'must match pattern "^(?!/)(?!.*(^|/)\\.\\.(/|$))[^\\\\:*?"<>|]+$"', schema: '^(?!/)(?!.*(^|/)\\.\\.(/|$))[^\\\\:*?"<>|]+$', parentSchema: schema37.properties.paths.properties.flags, data: data46 };
              if (vErrors === null) {
                vErrors = [err125];
              } else {
                vErrors.push(err125);
              }
              errors++;
            }
          } else {
            const err126 = { instancePath: instancePath + "/paths/flags", schemaPath: "#/properties/paths/properties/flags/type", keyword: "type", params: { type: "string" }, message: "must be string", schema: schema37.properties.paths.properties.flags.type, parentSchema: schema37.properties.paths.properties.flags, data: data46 };
            if (vErrors === null) {
              vErrors = [err126];
            } else {
              vErrors.push(err126);
            }
            errors++;
          }
        }
      } else {
        const err127 = { instancePath: instancePath + "/paths", schemaPath: "#/properties/paths/type", keyword: "type", params: { type: "object" }, message: "must be object", schema: schema37.properties.paths.type, parentSchema: schema37.properties.paths, data: data42 };
        if (vErrors === null) {
          vErrors = [err127];
        } else {
          vErrors.push(err127);
        }
        errors++;
      }
    }
  } else {
    const err128 = { instancePath, schemaPath: "#/type", keyword: "type", params: { type: "object" }, message: "must be object", schema: schema37.type, parentSchema: schema37, data };
    if (vErrors === null) {
      vErrors = [err128];
    } else {
      vErrors.push(err128);
    }
    errors++;
  }
  validate25.errors = vErrors;
  return errors === 0;
}
validate25.evaluated = { "props": true, "dynamicProps": false, "dynamicItems": false };
var tier = validate26;
var schema40 = { "$schema": "https://json-schema.org/draft/2020-12/schema", "$id": "https://tenantry.dev/schema/tier.schema.json", "title": "Tier", "description": "tiers/<id>.yaml: a service level and what it includes.", "examples": [{ "tier": "gold", "rank": 3, "display_name": "Gold", "limits": { "max_users": { "default": 200, "ceiling": 400 }, "max_documents": 5e5 }, "features": ["semantic_reranking"], "addons": ["custom_models"], "sla": { "uptime_percent": 99.9, "response_ms": 500 }, "monthly_cost": 25e4, "regions": ["ap-south-1", "eu-west-1"] }], "type": "object", "additionalProperties": false, "required": ["tier", "rank", "display_name", "limits"], "properties": { "tier": { "type": "string", "pattern": "^[a-z][a-z0-9_-]{1,62}$", "description": "The tier's id: the file's name without .yaml." }, "rank": { "type": "integer", "minimum": 0, "maximum": 1e3, "description": "The order of tiers, for `at least gold` and for calling a change a downgrade." }, "display_name": { "type": "string", "minLength": 1, "maxLength": 100, "pattern": "\\S", "description": "The name that people see." }, "description": { "type": "string", "minLength": 1, "maxLength": 500, "pattern": "\\S", "description": "What the tier is for." }, "limits": { "type": "object", "description": "Every limit of the vocabulary: a number (default and ceiling alike), `unlimited`, or both apart.", "propertyNames": { "pattern": "^[a-z][a-z0-9_-]{1,62}$" }, "additionalProperties": { "$ref": "#/$defs/tier_limit" } }, "features": { "type": "array", "uniqueItems": true, "items": { "type": "string", "pattern": "^[a-z][a-z0-9_-]{1,62}$", "description": "A feature's id." }, "description": "The features that the tier includes." }, "addons": { "type": "array", "uniqueItems": true, "items": { "type": "string", "pattern": "^[a-z][a-z0-9_-]{1,62}$", "description": "A feature's id." }, "description": "The features that a tenant of this tier may switch on." }, "sla": { "type": "object", "additionalProperties": false, "description": "What is promised.", "properties": { "uptime_percent": { "type": "number", "minimum": 0, "maximum": 100, "description": "Promised uptime in percent." }, "response_ms": { "type": "integer", "minimum": 1, "description": "Promised response time in milliseconds." } } }, "monthly_cost": { "type": "number", "format": "two-decimals", "minimum": 0, "maximum": 1e10, "description": "What a tenant of this tier costs. In the currency of tenantry.yaml, per month, at most two decimals." }, "regions": { "type": "array", "uniqueItems": true, "items": { "type": "string", "pattern": "^[a-z0-9-]{2,40}$" }, "description": "The regions that a tenant of this tier may choose; absent: all." } }, "$defs": { "limit_value": { "title": "LimitValue", "description": "A whole number of units, or `unlimited`. 0, absent and unlimited are three different things.", "oneOf": [{ "type": "integer", "minimum": 0, "maximum": 9007199254740991 }, { "const": "unlimited" }] }, "tier_limit": { "title": "TierLimit", "description": "The default of a limit and the ceiling of overrides.", "oneOf": [{ "$ref": "#/$defs/limit_value" }, { "type": "object", "additionalProperties": false, "required": ["default"], "properties": { "default": { "$ref": "#/$defs/limit_value" }, "ceiling": { "$ref": "#/$defs/limit_value" } } }] } } };
var schema41 = { "title": "TierLimit", "description": "The default of a limit and the ceiling of overrides.", "oneOf": [{ "$ref": "#/$defs/limit_value" }, { "type": "object", "additionalProperties": false, "required": ["default"], "properties": { "default": { "$ref": "#/$defs/limit_value" }, "ceiling": { "$ref": "#/$defs/limit_value" } } }] };
var schema42 = { "title": "LimitValue", "description": "A whole number of units, or `unlimited`. 0, absent and unlimited are three different things.", "oneOf": [{ "type": "integer", "minimum": 0, "maximum": 9007199254740991 }, { "const": "unlimited" }] };
function validate27(data, { instancePath = "", parentData, parentDataProperty, rootData = data, dynamicAnchors = {} } = {}) {
  let vErrors = null;
  let errors = 0;
  const evaluated0 = validate27.evaluated;
  if (evaluated0.dynamicProps) {
    evaluated0.props = void 0;
  }
  if (evaluated0.dynamicItems) {
    evaluated0.items = void 0;
  }
  const _errs0 = errors;
  let valid0 = false;
  let passing0 = null;
  const _errs1 = errors;
  const _errs3 = errors;
  let valid2 = false;
  let passing1 = null;
  const _errs4 = errors;
  if (!(typeof data == "number" && (!(data % 1) && !isNaN(data)) && isFinite(data))) {
    const err0 = { instancePath, schemaPath: "#/$defs/limit_value/oneOf/0/type", keyword: "type", params: { type: "integer" }, message: "must be integer", schema: schema42.oneOf[0].type, parentSchema: schema42.oneOf[0], data };
    if (vErrors === null) {
      vErrors = [err0];
    } else {
      vErrors.push(err0);
    }
    errors++;
  }
  if (typeof data == "number" && isFinite(data)) {
    if (data > 9007199254740991 || isNaN(data)) {
      const err1 = { instancePath, schemaPath: "#/$defs/limit_value/oneOf/0/maximum", keyword: "maximum", params: { comparison: "<=", limit: 9007199254740991 }, message: "must be <= 9007199254740991", schema: 9007199254740991, parentSchema: schema42.oneOf[0], data };
      if (vErrors === null) {
        vErrors = [err1];
      } else {
        vErrors.push(err1);
      }
      errors++;
    }
    if (data < 0 || isNaN(data)) {
      const err2 = { instancePath, schemaPath: "#/$defs/limit_value/oneOf/0/minimum", keyword: "minimum", params: { comparison: ">=", limit: 0 }, message: "must be >= 0", schema: 0, parentSchema: schema42.oneOf[0], data };
      if (vErrors === null) {
        vErrors = [err2];
      } else {
        vErrors.push(err2);
      }
      errors++;
    }
  }
  var _valid1 = _errs4 === errors;
  if (_valid1) {
    valid2 = true;
    passing1 = 0;
  }
  const _errs6 = errors;
  if ("unlimited" !== data) {
    const err3 = { instancePath, schemaPath: "#/$defs/limit_value/oneOf/1/const", keyword: "const", params: { allowedValue: "unlimited" }, message: "must be equal to constant", schema: "unlimited", parentSchema: schema42.oneOf[1], data };
    if (vErrors === null) {
      vErrors = [err3];
    } else {
      vErrors.push(err3);
    }
    errors++;
  }
  var _valid1 = _errs6 === errors;
  if (_valid1 && valid2) {
    valid2 = false;
    passing1 = [passing1, 1];
  } else {
    if (_valid1) {
      valid2 = true;
      passing1 = 1;
    }
  }
  if (!valid2) {
    const err4 = { instancePath, schemaPath: "#/$defs/limit_value/oneOf", keyword: "oneOf", params: { passingSchemas: passing1 }, message: "must match exactly one schema in oneOf", schema: schema42.oneOf, parentSchema: schema42, data };
    if (vErrors === null) {
      vErrors = [err4];
    } else {
      vErrors.push(err4);
    }
    errors++;
  } else {
    errors = _errs3;
    if (vErrors !== null) {
      if (_errs3) {
        vErrors.length = _errs3;
      } else {
        vErrors = null;
      }
    }
  }
  var _valid0 = _errs1 === errors;
  if (_valid0) {
    valid0 = true;
    passing0 = 0;
  }
  const _errs7 = errors;
  if (data && typeof data == "object" && !Array.isArray(data)) {
    if (data.default === void 0) {
      const err5 = { instancePath, schemaPath: "#/oneOf/1/required", keyword: "required", params: { missingProperty: "default" }, message: "must have required property 'default'", schema: schema41.oneOf[1].required, parentSchema: schema41.oneOf[1], data };
      if (vErrors === null) {
        vErrors = [err5];
      } else {
        vErrors.push(err5);
      }
      errors++;
    }
    for (const key0 in data) {
      if (!(key0 === "default" || key0 === "ceiling")) {
        const err6 = { instancePath, schemaPath: "#/oneOf/1/additionalProperties", keyword: "additionalProperties", params: { additionalProperty: key0 }, message: "must NOT have additional properties", schema: false, parentSchema: schema41.oneOf[1], data };
        if (vErrors === null) {
          vErrors = [err6];
        } else {
          vErrors.push(err6);
        }
        errors++;
      }
    }
    if (data.default !== void 0) {
      let data0 = data.default;
      const _errs12 = errors;
      let valid5 = false;
      let passing2 = null;
      const _errs13 = errors;
      if (!(typeof data0 == "number" && (!(data0 % 1) && !isNaN(data0)) && isFinite(data0))) {
        const err7 = { instancePath: instancePath + "/default", schemaPath: "#/$defs/limit_value/oneOf/0/type", keyword: "type", params: { type: "integer" }, message: "must be integer", schema: schema42.oneOf[0].type, parentSchema: schema42.oneOf[0], data: data0 };
        if (vErrors === null) {
          vErrors = [err7];
        } else {
          vErrors.push(err7);
        }
        errors++;
      }
      if (typeof data0 == "number" && isFinite(data0)) {
        if (data0 > 9007199254740991 || isNaN(data0)) {
          const err8 = { instancePath: instancePath + "/default", schemaPath: "#/$defs/limit_value/oneOf/0/maximum", keyword: "maximum", params: { comparison: "<=", limit: 9007199254740991 }, message: "must be <= 9007199254740991", schema: 9007199254740991, parentSchema: schema42.oneOf[0], data: data0 };
          if (vErrors === null) {
            vErrors = [err8];
          } else {
            vErrors.push(err8);
          }
          errors++;
        }
        if (data0 < 0 || isNaN(data0)) {
          const err9 = { instancePath: instancePath + "/default", schemaPath: "#/$defs/limit_value/oneOf/0/minimum", keyword: "minimum", params: { comparison: ">=", limit: 0 }, message: "must be >= 0", schema: 0, parentSchema: schema42.oneOf[0], data: data0 };
          if (vErrors === null) {
            vErrors = [err9];
          } else {
            vErrors.push(err9);
          }
          errors++;
        }
      }
      var _valid2 = _errs13 === errors;
      if (_valid2) {
        valid5 = true;
        passing2 = 0;
      }
      const _errs15 = errors;
      if ("unlimited" !== data0) {
        const err10 = { instancePath: instancePath + "/default", schemaPath: "#/$defs/limit_value/oneOf/1/const", keyword: "const", params: { allowedValue: "unlimited" }, message: "must be equal to constant", schema: "unlimited", parentSchema: schema42.oneOf[1], data: data0 };
        if (vErrors === null) {
          vErrors = [err10];
        } else {
          vErrors.push(err10);
        }
        errors++;
      }
      var _valid2 = _errs15 === errors;
      if (_valid2 && valid5) {
        valid5 = false;
        passing2 = [passing2, 1];
      } else {
        if (_valid2) {
          valid5 = true;
          passing2 = 1;
        }
      }
      if (!valid5) {
        const err11 = { instancePath: instancePath + "/default", schemaPath: "#/$defs/limit_value/oneOf", keyword: "oneOf", params: { passingSchemas: passing2 }, message: "must match exactly one schema in oneOf", schema: schema42.oneOf, parentSchema: schema42, data: data0 };
        if (vErrors === null) {
          vErrors = [err11];
        } else {
          vErrors.push(err11);
        }
        errors++;
      } else {
        errors = _errs12;
        if (vErrors !== null) {
          if (_errs12) {
            vErrors.length = _errs12;
          } else {
            vErrors = null;
          }
        }
      }
    }
    if (data.ceiling !== void 0) {
      let data1 = data.ceiling;
      const _errs18 = errors;
      let valid7 = false;
      let passing3 = null;
      const _errs19 = errors;
      if (!(typeof data1 == "number" && (!(data1 % 1) && !isNaN(data1)) && isFinite(data1))) {
        const err12 = { instancePath: instancePath + "/ceiling", schemaPath: "#/$defs/limit_value/oneOf/0/type", keyword: "type", params: { type: "integer" }, message: "must be integer", schema: schema42.oneOf[0].type, parentSchema: schema42.oneOf[0], data: data1 };
        if (vErrors === null) {
          vErrors = [err12];
        } else {
          vErrors.push(err12);
        }
        errors++;
      }
      if (typeof data1 == "number" && isFinite(data1)) {
        if (data1 > 9007199254740991 || isNaN(data1)) {
          const err13 = { instancePath: instancePath + "/ceiling", schemaPath: "#/$defs/limit_value/oneOf/0/maximum", keyword: "maximum", params: { comparison: "<=", limit: 9007199254740991 }, message: "must be <= 9007199254740991", schema: 9007199254740991, parentSchema: schema42.oneOf[0], data: data1 };
          if (vErrors === null) {
            vErrors = [err13];
          } else {
            vErrors.push(err13);
          }
          errors++;
        }
        if (data1 < 0 || isNaN(data1)) {
          const err14 = { instancePath: instancePath + "/ceiling", schemaPath: "#/$defs/limit_value/oneOf/0/minimum", keyword: "minimum", params: { comparison: ">=", limit: 0 }, message: "must be >= 0", schema: 0, parentSchema: schema42.oneOf[0], data: data1 };
          if (vErrors === null) {
            vErrors = [err14];
          } else {
            vErrors.push(err14);
          }
          errors++;
        }
      }
      var _valid3 = _errs19 === errors;
      if (_valid3) {
        valid7 = true;
        passing3 = 0;
      }
      const _errs21 = errors;
      if ("unlimited" !== data1) {
        const err15 = { instancePath: instancePath + "/ceiling", schemaPath: "#/$defs/limit_value/oneOf/1/const", keyword: "const", params: { allowedValue: "unlimited" }, message: "must be equal to constant", schema: "unlimited", parentSchema: schema42.oneOf[1], data: data1 };
        if (vErrors === null) {
          vErrors = [err15];
        } else {
          vErrors.push(err15);
        }
        errors++;
      }
      var _valid3 = _errs21 === errors;
      if (_valid3 && valid7) {
        valid7 = false;
        passing3 = [passing3, 1];
      } else {
        if (_valid3) {
          valid7 = true;
          passing3 = 1;
        }
      }
      if (!valid7) {
        const err16 = { instancePath: instancePath + "/ceiling", schemaPath: "#/$defs/limit_value/oneOf", keyword: "oneOf", params: { passingSchemas: passing3 }, message: "must match exactly one schema in oneOf", schema: schema42.oneOf, parentSchema: schema42, data: data1 };
        if (vErrors === null) {
          vErrors = [err16];
        } else {
          vErrors.push(err16);
        }
        errors++;
      } else {
        errors = _errs18;
        if (vErrors !== null) {
          if (_errs18) {
            vErrors.length = _errs18;
          } else {
            vErrors = null;
          }
        }
      }
    }
  } else {
    const err17 = { instancePath, schemaPath: "#/oneOf/1/type", keyword: "type", params: { type: "object" }, message: "must be object", schema: schema41.oneOf[1].type, parentSchema: schema41.oneOf[1], data };
    if (vErrors === null) {
      vErrors = [err17];
    } else {
      vErrors.push(err17);
    }
    errors++;
  }
  var _valid0 = _errs7 === errors;
  if (_valid0 && valid0) {
    valid0 = false;
    passing0 = [passing0, 1];
  } else {
    if (_valid0) {
      valid0 = true;
      passing0 = 1;
      var props0 = true;
    }
  }
  if (!valid0) {
    const err18 = { instancePath, schemaPath: "#/oneOf", keyword: "oneOf", params: { passingSchemas: passing0 }, message: "must match exactly one schema in oneOf", schema: schema41.oneOf, parentSchema: schema41, data };
    if (vErrors === null) {
      vErrors = [err18];
    } else {
      vErrors.push(err18);
    }
    errors++;
  } else {
    errors = _errs0;
    if (vErrors !== null) {
      if (_errs0) {
        vErrors.length = _errs0;
      } else {
        vErrors = null;
      }
    }
  }
  validate27.errors = vErrors;
  evaluated0.props = props0;
  return errors === 0;
}
validate27.evaluated = { "dynamicProps": true, "dynamicItems": false };
function validate26(data, { instancePath = "", parentData, parentDataProperty, rootData = data, dynamicAnchors = {} } = {}) {
  ;
  let vErrors = null;
  let errors = 0;
  const evaluated0 = validate26.evaluated;
  if (evaluated0.dynamicProps) {
    evaluated0.props = void 0;
  }
  if (evaluated0.dynamicItems) {
    evaluated0.items = void 0;
  }
  if (data && typeof data == "object" && !Array.isArray(data)) {
    if (data.tier === void 0) {
      const err0 = { instancePath, schemaPath: "#/required", keyword: "required", params: { missingProperty: "tier" }, message: "must have required property 'tier'", schema: schema40.required, parentSchema: schema40, data };
      if (vErrors === null) {
        vErrors = [err0];
      } else {
        vErrors.push(err0);
      }
      errors++;
    }
    if (data.rank === void 0) {
      const err1 = { instancePath, schemaPath: "#/required", keyword: "required", params: { missingProperty: "rank" }, message: "must have required property 'rank'", schema: schema40.required, parentSchema: schema40, data };
      if (vErrors === null) {
        vErrors = [err1];
      } else {
        vErrors.push(err1);
      }
      errors++;
    }
    if (data.display_name === void 0) {
      const err2 = { instancePath, schemaPath: "#/required", keyword: "required", params: { missingProperty: "display_name" }, message: "must have required property 'display_name'", schema: schema40.required, parentSchema: schema40, data };
      if (vErrors === null) {
        vErrors = [err2];
      } else {
        vErrors.push(err2);
      }
      errors++;
    }
    if (data.limits === void 0) {
      const err3 = { instancePath, schemaPath: "#/required", keyword: "required", params: { missingProperty: "limits" }, message: "must have required property 'limits'", schema: schema40.required, parentSchema: schema40, data };
      if (vErrors === null) {
        vErrors = [err3];
      } else {
        vErrors.push(err3);
      }
      errors++;
    }
    for (const key0 in data) {
      if (!func4.call(schema40.properties, key0)) {
        const err4 = { instancePath, schemaPath: "#/additionalProperties", keyword: "additionalProperties", params: { additionalProperty: key0 }, message: "must NOT have additional properties", schema: false, parentSchema: schema40, data };
        if (vErrors === null) {
          vErrors = [err4];
        } else {
          vErrors.push(err4);
        }
        errors++;
      }
    }
    if (data.tier !== void 0) {
      let data0 = data.tier;
      if (typeof data0 === "string") {
        if (!pattern4.test(data0)) {
          const err5 = { instancePath: instancePath + "/tier", schemaPath: "#/properties/tier/pattern", keyword: "pattern", params: { pattern: "^[a-z][a-z0-9_-]{1,62}$" }, message: 'must match pattern "^[a-z][a-z0-9_-]{1,62}$"', schema: "^[a-z][a-z0-9_-]{1,62}$", parentSchema: schema40.properties.tier, data: data0 };
          if (vErrors === null) {
            vErrors = [err5];
          } else {
            vErrors.push(err5);
          }
          errors++;
        }
      } else {
        const err6 = { instancePath: instancePath + "/tier", schemaPath: "#/properties/tier/type", keyword: "type", params: { type: "string" }, message: "must be string", schema: schema40.properties.tier.type, parentSchema: schema40.properties.tier, data: data0 };
        if (vErrors === null) {
          vErrors = [err6];
        } else {
          vErrors.push(err6);
        }
        errors++;
      }
    }
    if (data.rank !== void 0) {
      let data1 = data.rank;
      if (!(typeof data1 == "number" && (!(data1 % 1) && !isNaN(data1)) && isFinite(data1))) {
        const err7 = { instancePath: instancePath + "/rank", schemaPath: "#/properties/rank/type", keyword: "type", params: { type: "integer" }, message: "must be integer", schema: schema40.properties.rank.type, parentSchema: schema40.properties.rank, data: data1 };
        if (vErrors === null) {
          vErrors = [err7];
        } else {
          vErrors.push(err7);
        }
        errors++;
      }
      if (typeof data1 == "number" && isFinite(data1)) {
        if (data1 > 1e3 || isNaN(data1)) {
          const err8 = { instancePath: instancePath + "/rank", schemaPath: "#/properties/rank/maximum", keyword: "maximum", params: { comparison: "<=", limit: 1e3 }, message: "must be <= 1000", schema: 1e3, parentSchema: schema40.properties.rank, data: data1 };
          if (vErrors === null) {
            vErrors = [err8];
          } else {
            vErrors.push(err8);
          }
          errors++;
        }
        if (data1 < 0 || isNaN(data1)) {
          const err9 = { instancePath: instancePath + "/rank", schemaPath: "#/properties/rank/minimum", keyword: "minimum", params: { comparison: ">=", limit: 0 }, message: "must be >= 0", schema: 0, parentSchema: schema40.properties.rank, data: data1 };
          if (vErrors === null) {
            vErrors = [err9];
          } else {
            vErrors.push(err9);
          }
          errors++;
        }
      }
    }
    if (data.display_name !== void 0) {
      let data2 = data.display_name;
      if (typeof data2 === "string") {
        if (func1(data2) > 100) {
          const err10 = { instancePath: instancePath + "/display_name", schemaPath: "#/properties/display_name/maxLength", keyword: "maxLength", params: { limit: 100 }, message: "must NOT have more than 100 characters", schema: 100, parentSchema: schema40.properties.display_name, data: data2 };
          if (vErrors === null) {
            vErrors = [err10];
          } else {
            vErrors.push(err10);
          }
          errors++;
        }
        if (func1(data2) < 1) {
          const err11 = { instancePath: instancePath + "/display_name", schemaPath: "#/properties/display_name/minLength", keyword: "minLength", params: { limit: 1 }, message: "must NOT have fewer than 1 characters", schema: 1, parentSchema: schema40.properties.display_name, data: data2 };
          if (vErrors === null) {
            vErrors = [err11];
          } else {
            vErrors.push(err11);
          }
          errors++;
        }
        if (!pattern5.test(data2)) {
          const err12 = { instancePath: instancePath + "/display_name", schemaPath: "#/properties/display_name/pattern", keyword: "pattern", params: { pattern: "\\S" }, message: 'must match pattern "\\S"', schema: "\\S", parentSchema: schema40.properties.display_name, data: data2 };
          if (vErrors === null) {
            vErrors = [err12];
          } else {
            vErrors.push(err12);
          }
          errors++;
        }
      } else {
        const err13 = { instancePath: instancePath + "/display_name", schemaPath: "#/properties/display_name/type", keyword: "type", params: { type: "string" }, message: "must be string", schema: schema40.properties.display_name.type, parentSchema: schema40.properties.display_name, data: data2 };
        if (vErrors === null) {
          vErrors = [err13];
        } else {
          vErrors.push(err13);
        }
        errors++;
      }
    }
    if (data.description !== void 0) {
      let data3 = data.description;
      if (typeof data3 === "string") {
        if (func1(data3) > 500) {
          const err14 = { instancePath: instancePath + "/description", schemaPath: "#/properties/description/maxLength", keyword: "maxLength", params: { limit: 500 }, message: "must NOT have more than 500 characters", schema: 500, parentSchema: schema40.properties.description, data: data3 };
          if (vErrors === null) {
            vErrors = [err14];
          } else {
            vErrors.push(err14);
          }
          errors++;
        }
        if (func1(data3) < 1) {
          const err15 = { instancePath: instancePath + "/description", schemaPath: "#/properties/description/minLength", keyword: "minLength", params: { limit: 1 }, message: "must NOT have fewer than 1 characters", schema: 1, parentSchema: schema40.properties.description, data: data3 };
          if (vErrors === null) {
            vErrors = [err15];
          } else {
            vErrors.push(err15);
          }
          errors++;
        }
        if (!pattern5.test(data3)) {
          const err16 = { instancePath: instancePath + "/description", schemaPath: "#/properties/description/pattern", keyword: "pattern", params: { pattern: "\\S" }, message: 'must match pattern "\\S"', schema: "\\S", parentSchema: schema40.properties.description, data: data3 };
          if (vErrors === null) {
            vErrors = [err16];
          } else {
            vErrors.push(err16);
          }
          errors++;
        }
      } else {
        const err17 = { instancePath: instancePath + "/description", schemaPath: "#/properties/description/type", keyword: "type", params: { type: "string" }, message: "must be string", schema: schema40.properties.description.type, parentSchema: schema40.properties.description, data: data3 };
        if (vErrors === null) {
          vErrors = [err17];
        } else {
          vErrors.push(err17);
        }
        errors++;
      }
    }
    if (data.limits !== void 0) {
      let data4 = data.limits;
      if (data4 && typeof data4 == "object" && !Array.isArray(data4)) {
        for (const key1 in data4) {
          const _errs12 = errors;
          if (typeof key1 === "string") {
            if (!pattern4.test(key1)) {
              const err18 = { instancePath: instancePath + "/limits", schemaPath: "#/properties/limits/propertyNames/pattern", keyword: "pattern", params: { pattern: "^[a-z][a-z0-9_-]{1,62}$" }, message: 'must match pattern "^[a-z][a-z0-9_-]{1,62}$"', schema: "^[a-z][a-z0-9_-]{1,62}$", parentSchema: schema40.properties.limits.propertyNames, data: key1, propertyName: key1 };
              if (vErrors === null) {
                vErrors = [err18];
              } else {
                vErrors.push(err18);
              }
              errors++;
            }
          }
          var valid1 = _errs12 === errors;
          if (!valid1) {
            const err19 = { instancePath: instancePath + "/limits", schemaPath: "#/properties/limits/propertyNames", keyword: "propertyNames", params: { propertyName: key1 }, message: "property name must be valid", schema: schema40.properties.limits.propertyNames, parentSchema: schema40.properties.limits, data: data4 };
            if (vErrors === null) {
              vErrors = [err19];
            } else {
              vErrors.push(err19);
            }
            errors++;
          }
        }
        for (const key2 in data4) {
          if (!validate27(data4[key2], { instancePath: instancePath + "/limits/" + key2.replace(/~/g, "~0").replace(/\//g, "~1"), parentData: data4, parentDataProperty: key2, rootData, dynamicAnchors })) {
            if (vErrors === null) vErrors = validate27.errors;
            else if (vErrors.length < 1e3) for (const error of validate27.errors) vErrors.push(error);
            else vErrors.refused = (vErrors.refused ?? 0) + 1;
            errors = vErrors.length;
          }
        }
      } else {
        const err20 = { instancePath: instancePath + "/limits", schemaPath: "#/properties/limits/type", keyword: "type", params: { type: "object" }, message: "must be object", schema: schema40.properties.limits.type, parentSchema: schema40.properties.limits, data: data4 };
        if (vErrors === null) {
          vErrors = [err20];
        } else {
          vErrors.push(err20);
        }
        errors++;
      }
    }
    if (data.features !== void 0) {
      let data6 = data.features;
      if (Array.isArray(data6)) {
        const len0 = data6.length;
        for (let i0 = 0; i0 < len0; i0++) {
          let data7 = data6[i0];
          if (typeof data7 === "string") {
            if (!pattern4.test(data7)) {
              const err21 = { instancePath: instancePath + "/features/" + i0, schemaPath: "#/properties/features/items/pattern", keyword: "pattern", params: { pattern: "^[a-z][a-z0-9_-]{1,62}$" }, message: 'must match pattern "^[a-z][a-z0-9_-]{1,62}$"', schema: "^[a-z][a-z0-9_-]{1,62}$", parentSchema: schema40.properties.features.items, data: data7 };
              if (vErrors === null) {
                vErrors = [err21];
              } else {
                vErrors.push(err21);
              }
              errors++;
            }
          } else {
            const err22 = { instancePath: instancePath + "/features/" + i0, schemaPath: "#/properties/features/items/type", keyword: "type", params: { type: "string" }, message: "must be string", schema: schema40.properties.features.items.type, parentSchema: schema40.properties.features.items, data: data7 };
            if (vErrors === null) {
              vErrors = [err22];
            } else {
              vErrors.push(err22);
            }
            errors++;
          }
        }
        let i1 = data6.length;
        let j0;
        if (i1 > 1) {
          const indices0 = {};
          for (; i1--; ) {
            let item0 = data6[i1];
            if (typeof item0 !== "string") {
              continue;
            }
            if (typeof indices0[item0] == "number") {
              j0 = indices0[item0];
              const err23 = { instancePath: instancePath + "/features", schemaPath: "#/properties/features/uniqueItems", keyword: "uniqueItems", params: { i: i1, j: j0 }, message: "must NOT have duplicate items (items ## " + j0 + " and " + i1 + " are identical)", schema: true, parentSchema: schema40.properties.features, data: data6 };
              if (vErrors === null) {
                vErrors = [err23];
              } else {
                vErrors.push(err23);
              }
              errors++;
              break;
            }
            indices0[item0] = i1;
          }
        }
      } else {
        const err24 = { instancePath: instancePath + "/features", schemaPath: "#/properties/features/type", keyword: "type", params: { type: "array" }, message: "must be array", schema: schema40.properties.features.type, parentSchema: schema40.properties.features, data: data6 };
        if (vErrors === null) {
          vErrors = [err24];
        } else {
          vErrors.push(err24);
        }
        errors++;
      }
    }
    if (data.addons !== void 0) {
      let data8 = data.addons;
      if (Array.isArray(data8)) {
        const len1 = data8.length;
        for (let i2 = 0; i2 < len1; i2++) {
          let data9 = data8[i2];
          if (typeof data9 === "string") {
            if (!pattern4.test(data9)) {
              const err25 = { instancePath: instancePath + "/addons/" + i2, schemaPath: "#/properties/addons/items/pattern", keyword: "pattern", params: { pattern: "^[a-z][a-z0-9_-]{1,62}$" }, message: 'must match pattern "^[a-z][a-z0-9_-]{1,62}$"', schema: "^[a-z][a-z0-9_-]{1,62}$", parentSchema: schema40.properties.addons.items, data: data9 };
              if (vErrors === null) {
                vErrors = [err25];
              } else {
                vErrors.push(err25);
              }
              errors++;
            }
          } else {
            const err26 = { instancePath: instancePath + "/addons/" + i2, schemaPath: "#/properties/addons/items/type", keyword: "type", params: { type: "string" }, message: "must be string", schema: schema40.properties.addons.items.type, parentSchema: schema40.properties.addons.items, data: data9 };
            if (vErrors === null) {
              vErrors = [err26];
            } else {
              vErrors.push(err26);
            }
            errors++;
          }
        }
        let i3 = data8.length;
        let j1;
        if (i3 > 1) {
          const indices1 = {};
          for (; i3--; ) {
            let item1 = data8[i3];
            if (typeof item1 !== "string") {
              continue;
            }
            if (typeof indices1[item1] == "number") {
              j1 = indices1[item1];
              const err27 = { instancePath: instancePath + "/addons", schemaPath: "#/properties/addons/uniqueItems", keyword: "uniqueItems", params: { i: i3, j: j1 }, message: "must NOT have duplicate items (items ## " + j1 + " and " + i3 + " are identical)", schema: true, parentSchema: schema40.properties.addons, data: data8 };
              if (vErrors === null) {
                vErrors = [err27];
              } else {
                vErrors.push(err27);
              }
              errors++;
              break;
            }
            indices1[item1] = i3;
          }
        }
      } else {
        const err28 = { instancePath: instancePath + "/addons", schemaPath: "#/properties/addons/type", keyword: "type", params: { type: "array" }, message: "must be array", schema: schema40.properties.addons.type, parentSchema: schema40.properties.addons, data: data8 };
        if (vErrors === null) {
          vErrors = [err28];
        } else {
          vErrors.push(err28);
        }
        errors++;
      }
    }
    if (data.sla !== void 0) {
      let data10 = data.sla;
      if (data10 && typeof data10 == "object" && !Array.isArray(data10)) {
        for (const key3 in data10) {
          if (!(key3 === "uptime_percent" || key3 === "response_ms")) {
            const err29 = { instancePath: instancePath + "/sla", schemaPath: "#/properties/sla/additionalProperties", keyword: "additionalProperties", params: { additionalProperty: key3 }, message: "must NOT have additional properties", schema: false, parentSchema: schema40.properties.sla, data: data10 };
            if (vErrors === null) {
              vErrors = [err29];
            } else {
              vErrors.push(err29);
            }
            errors++;
          }
        }
        if (data10.uptime_percent !== void 0) {
          let data11 = data10.uptime_percent;
          if (typeof data11 == "number" && isFinite(data11)) {
            if (data11 > 100 || isNaN(data11)) {
              const err30 = { instancePath: instancePath + "/sla/uptime_percent", schemaPath: "#/properties/sla/properties/uptime_percent/maximum", keyword: "maximum", params: { comparison: "<=", limit: 100 }, message: "must be <= 100", schema: 100, parentSchema: schema40.properties.sla.properties.uptime_percent, data: data11 };
              if (vErrors === null) {
                vErrors = [err30];
              } else {
                vErrors.push(err30);
              }
              errors++;
            }
            if (data11 < 0 || isNaN(data11)) {
              const err31 = { instancePath: instancePath + "/sla/uptime_percent", schemaPath: "#/properties/sla/properties/uptime_percent/minimum", keyword: "minimum", params: { comparison: ">=", limit: 0 }, message: "must be >= 0", schema: 0, parentSchema: schema40.properties.sla.properties.uptime_percent, data: data11 };
              if (vErrors === null) {
                vErrors = [err31];
              } else {
                vErrors.push(err31);
              }
              errors++;
            }
          } else {
            const err32 = { instancePath: instancePath + "/sla/uptime_percent", schemaPath: "#/properties/sla/properties/uptime_percent/type", keyword: "type", params: { type: "number" }, message: "must be number", schema: schema40.properties.sla.properties.uptime_percent.type, parentSchema: schema40.properties.sla.properties.uptime_percent, data: data11 };
            if (vErrors === null) {
              vErrors = [err32];
            } else {
              vErrors.push(err32);
            }
            errors++;
          }
        }
        if (data10.response_ms !== void 0) {
          let data12 = data10.response_ms;
          if (!(typeof data12 == "number" && (!(data12 % 1) && !isNaN(data12)) && isFinite(data12))) {
            const err33 = { instancePath: instancePath + "/sla/response_ms", schemaPath: "#/properties/sla/properties/response_ms/type", keyword: "type", params: { type: "integer" }, message: "must be integer", schema: schema40.properties.sla.properties.response_ms.type, parentSchema: schema40.properties.sla.properties.response_ms, data: data12 };
            if (vErrors === null) {
              vErrors = [err33];
            } else {
              vErrors.push(err33);
            }
            errors++;
          }
          if (typeof data12 == "number" && isFinite(data12)) {
            if (data12 < 1 || isNaN(data12)) {
              const err34 = { instancePath: instancePath + "/sla/response_ms", schemaPath: "#/properties/sla/properties/response_ms/minimum", keyword: "minimum", params: { comparison: ">=", limit: 1 }, message: "must be >= 1", schema: 1, parentSchema: schema40.properties.sla.properties.response_ms, data: data12 };
              if (vErrors === null) {
                vErrors = [err34];
              } else {
                vErrors.push(err34);
              }
              errors++;
            }
          }
        }
      } else {
        const err35 = { instancePath: instancePath + "/sla", schemaPath: "#/properties/sla/type", keyword: "type", params: { type: "object" }, message: "must be object", schema: schema40.properties.sla.type, parentSchema: schema40.properties.sla, data: data10 };
        if (vErrors === null) {
          vErrors = [err35];
        } else {
          vErrors.push(err35);
        }
        errors++;
      }
    }
    if (data.monthly_cost !== void 0) {
      let data13 = data.monthly_cost;
      if (typeof data13 == "number" && isFinite(data13)) {
        if (data13 > 1e10 || isNaN(data13)) {
          const err36 = { instancePath: instancePath + "/monthly_cost", schemaPath: "#/properties/monthly_cost/maximum", keyword: "maximum", params: { comparison: "<=", limit: 1e10 }, message: "must be <= 10000000000", schema: 1e10, parentSchema: schema40.properties.monthly_cost, data: data13 };
          if (vErrors === null) {
            vErrors = [err36];
          } else {
            vErrors.push(err36);
          }
          errors++;
        }
        if (data13 < 0 || isNaN(data13)) {
          const err37 = { instancePath: instancePath + "/monthly_cost", schemaPath: "#/properties/monthly_cost/minimum", keyword: "minimum", params: { comparison: ">=", limit: 0 }, message: "must be >= 0", schema: 0, parentSchema: schema40.properties.monthly_cost, data: data13 };
          if (vErrors === null) {
            vErrors = [err37];
          } else {
            vErrors.push(err37);
          }
          errors++;
        }
        if (!formats2.validate(data13)) {
          const err38 = { instancePath: instancePath + "/monthly_cost", schemaPath: "#/properties/monthly_cost/format", keyword: "format", params: { format: "two-decimals" }, message: 'must match format "two-decimals"', schema: "two-decimals", parentSchema: schema40.properties.monthly_cost, data: data13 };
          if (vErrors === null) {
            vErrors = [err38];
          } else {
            vErrors.push(err38);
          }
          errors++;
        }
      } else {
        const err39 = { instancePath: instancePath + "/monthly_cost", schemaPath: "#/properties/monthly_cost/type", keyword: "type", params: { type: "number" }, message: "must be number", schema: schema40.properties.monthly_cost.type, parentSchema: schema40.properties.monthly_cost, data: data13 };
        if (vErrors === null) {
          vErrors = [err39];
        } else {
          vErrors.push(err39);
        }
        errors++;
      }
    }
    if (data.regions !== void 0) {
      let data14 = data.regions;
      if (Array.isArray(data14)) {
        const len2 = data14.length;
        for (let i4 = 0; i4 < len2; i4++) {
          let data15 = data14[i4];
          if (typeof data15 === "string") {
            if (!pattern22.test(data15)) {
              const err40 = { instancePath: instancePath + "/regions/" + i4, schemaPath: "#/properties/regions/items/pattern", keyword: "pattern", params: { pattern: "^[a-z0-9-]{2,40}$" }, message: 'must match pattern "^[a-z0-9-]{2,40}$"', schema: "^[a-z0-9-]{2,40}$", parentSchema: schema40.properties.regions.items, data: data15 };
              if (vErrors === null) {
                vErrors = [err40];
              } else {
                vErrors.push(err40);
              }
              errors++;
            }
          } else {
            const err41 = { instancePath: instancePath + "/regions/" + i4, schemaPath: "#/properties/regions/items/type", keyword: "type", params: { type: "string" }, message: "must be string", schema: schema40.properties.regions.items.type, parentSchema: schema40.properties.regions.items, data: data15 };
            if (vErrors === null) {
              vErrors = [err41];
            } else {
              vErrors.push(err41);
            }
            errors++;
          }
        }
        let i5 = data14.length;
        let j2;
        if (i5 > 1) {
          const indices2 = {};
          for (; i5--; ) {
            let item2 = data14[i5];
            if (typeof item2 !== "string") {
              continue;
            }
            if (typeof indices2[item2] == "number") {
              j2 = indices2[item2];
              const err42 = { instancePath: instancePath + "/regions", schemaPath: "#/properties/regions/uniqueItems", keyword: "uniqueItems", params: { i: i5, j: j2 }, message: "must NOT have duplicate items (items ## " + j2 + " and " + i5 + " are identical)", schema: true, parentSchema: schema40.properties.regions, data: data14 };
              if (vErrors === null) {
                vErrors = [err42];
              } else {
                vErrors.push(err42);
              }
              errors++;
              break;
            }
            indices2[item2] = i5;
          }
        }
      } else {
        const err43 = { instancePath: instancePath + "/regions", schemaPath: "#/properties/regions/type", keyword: "type", params: { type: "array" }, message: "must be array", schema: schema40.properties.regions.type, parentSchema: schema40.properties.regions, data: data14 };
        if (vErrors === null) {
          vErrors = [err43];
        } else {
          vErrors.push(err43);
        }
        errors++;
      }
    }
  } else {
    const err44 = { instancePath, schemaPath: "#/type", keyword: "type", params: { type: "object" }, message: "must be object", schema: schema40.type, parentSchema: schema40, data };
    if (vErrors === null) {
      vErrors = [err44];
    } else {
      vErrors.push(err44);
    }
    errors++;
  }
  validate26.errors = vErrors;
  return errors === 0;
}
validate26.evaluated = { "props": true, "dynamicProps": false, "dynamicItems": false };
export {
  feature,
  flag,
  project,
  tenant,
  tier
};
