package org.kalends.examples.customprovider.folder;

import org.kalends.tck.CalendarProviderTck;
import org.kalends.tck.ProviderFixture;

class FolderProviderTest extends CalendarProviderTck {

    @Override
    protected ProviderFixture fixture() throws Exception {
        return new FolderFixture();
    }
}
