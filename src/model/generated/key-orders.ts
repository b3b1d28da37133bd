/* Generated from schema/ by `npm run generate`: edit the schema instead. */
import type { DocumentKind } from "../document.ts";
import type { KeyOrder } from "../key-order.ts";

export const keyOrders: Readonly<Record<DocumentKind, KeyOrder>> = {
  "feature": {
    "keys": {
      "feature": {},
      "description": {},
      "owner": {},
      "requires": {
        "items": {}
      },
      "conflicts": {
        "items": {}
      },
      "monthly_cost": {}
    }
  },
  "flag": {
    "keys": {
      "flag": {},
      "kind": {},
      "description": {},
      "owner": {},
      "created": {},
      "expires": {},
      "tracking_issue": {},
      "state": {},
      "rollout": {
        "items": {
          "keys": {
            "tenants": {
              "items": {}
            },
            "tiers": {
              "items": {}
            },
            "percent": {},
            "by": {}
          }
        }
      },
      "requires": {
        "items": {}
      },
      "conflicts": {
        "items": {}
      }
    }
  },
  "tenant": {
    "keys": {
      "tenant_id": {},
      "display_name": {},
      "tier": {},
      "status": {},
      "status_reason": {},
      "suspension": {
        "keys": {
          "reason": {},
          "ticket": {}
        }
      },
      "owner": {},
      "billing": {
        "keys": {
          "email": {},
          "cost_center": {}
        }
      },
      "region": {},
      "compliance": {
        "items": {}
      },
      "limits": {
        "others": {
          "keys": {
            "value": {},
            "reason": {},
            "expires": {},
            "ticket": {}
          }
        }
      },
      "features": {
        "others": {}
      },
      "config": {},
      "labels": {
        "others": {}
      },
      "prevent_deletion": {}
    }
  },
  "project": {
    "keys": {
      "version": {},
      "as_of": {},
      "currency": {},
      "limits": {
        "others": {
          "keys": {
            "unit": {},
            "kind": {},
            "per": {},
            "description": {}
          }
        }
      },
      "policy": {
        "keys": {
          "flags": {
            "keys": {
              "max_active": {},
              "max_age_days": {},
              "warn_days": {},
              "grace_days": {}
            }
          },
          "sync": {
            "keys": {
              "max_remove_percent": {},
              "max_update_percent": {},
              "max_suspend": {},
              "max_downgrade": {},
              "small_set": {
                "keys": {
                  "below": {},
                  "max": {}
                }
              }
            }
          },
          "audit": {
            "keys": {
              "pseudonymise": {},
              "object_lock": {
                "keys": {
                  "mode": {},
                  "years": {}
                }
              }
            }
          },
          "billing_email_domains": {
            "items": {}
          }
        }
      },
      "rules": {
        "others": {
          "keys": {
            "severity": {},
            "options": {
              "others": {}
            },
            "except": {
              "items": {}
            }
          }
        }
      },
      "code": {
        "keys": {
          "accessors": {
            "items": {}
          }
        }
      },
      "cache": {},
      "paths": {
        "keys": {
          "tenants": {},
          "tiers": {},
          "features": {},
          "flags": {}
        }
      }
    }
  },
  "tier": {
    "keys": {
      "tier": {},
      "rank": {},
      "display_name": {},
      "description": {},
      "limits": {
        "others": {
          "keys": {
            "default": {},
            "ceiling": {}
          }
        }
      },
      "features": {
        "items": {}
      },
      "addons": {
        "items": {}
      },
      "sla": {
        "keys": {
          "uptime_percent": {},
          "response_ms": {}
        }
      },
      "monthly_cost": {},
      "regions": {
        "items": {}
      }
    }
  }
};
