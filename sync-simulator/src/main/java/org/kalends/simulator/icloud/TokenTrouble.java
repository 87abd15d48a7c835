package org.kalends.simulator.icloud;

/** How the service refuses a sync token: nobody has told for sure, so each way is a switch. */
final class TokenTrouble {

    private TokenTrouble() {}

    static DavError invalid() {
        return DavError.forbidden(Names.dav("valid-sync-token"));
    }

    static void strike(ICloudFaults faults) {
        if (faults.strikes(ICloudFault.SYNC_TOKEN_EXPIRED)) {
            throw invalid();
        }
        if (faults.strikes(ICloudFault.SYNC_TOKEN_403_EMPTY)) {
            throw DavError.emptyForbidden();
        }
        if (faults.strikes(ICloudFault.SYNC_TOKEN_400)) {
            throw DavError.badRequest();
        }
        if (faults.strikes(ICloudFault.SYNC_TOKEN_409)) {
            throw DavError.of(409, Names.dav("valid-sync-token"));
        }
        if (faults.strikes(ICloudFault.SYNC_TOKEN_410)) {
            throw DavError.of(410);
        }
        if (faults.strikes(ICloudFault.SYNC_TOKEN_412)) {
            throw DavError.of(412);
        }
        if (faults.strikes(ICloudFault.SYNC_TOKEN_507)) {
            throw DavError.of(507);
        }
        if (faults.strikes(ICloudFault.SYNC_TOKEN_500)) {
            throw DavError.of(500);
        }
    }
}
